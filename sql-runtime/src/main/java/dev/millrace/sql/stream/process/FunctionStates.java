package dev.millrace.sql.stream.process;

import dev.millrace.sql.plan.ProcessClause;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.table.api.dataview.ListView;
import dev.millrace.table.api.dataview.MapView;
import dev.millrace.table.types.CollectionDataType;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.KeyValueDataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Contains the states of a function. Not thread-safe.
final class FunctionStates {
    private final List<String> names = new ArrayList<>();
    private final List<FunctionState> states = new ArrayList<>();
    private final boolean[] cleared;

    FunctionStates(List<ProcessClause.State> declared, ContinuousServices services) {
        for (ProcessClause.State each : declared) {
            names.add(each.name());
            states.add(opened(each, services));
        }
        this.cleared = new boolean[declared.size()];
    }

    private static FunctionState opened(ProcessClause.State state, ContinuousServices services) {
        long millis = state.timeToLive() == null
                ? services.settings().timeToLiveMillis()
                : state.timeToLive().toMillis();
        String name = "state." + state.name();
        Class<?> type = state.type().getConversionClass();
        PackedRowSerializer packed = PackedRowSerializer.INSTANCE;
        if (type == ListView.class) {
            CollectionDataType list =
                    (CollectionDataType) state.type().getChildren().getFirst();
            return new ListEntry(new KeyedStateListView<>(
                    services.list(name, packed, millis), new ElementCodec<>(list.getElementDataType())));
        }
        if (type == MapView.class) {
            KeyValueDataType map = (KeyValueDataType) state.type().getChildren().getFirst();
            DataType key = map.getKeyDataType();
            return new MapEntry(new KeyedStateMapViewWithKeysNotNull<>(
                    services.map(name, packed, packed, millis),
                    new ElementCodec<>(key),
                    new ElementCodec<>(map.getValueDataType())));
        }
        return new ValueEntry(state, millis, services);
    }

    /// Writes the objects of the states to an array.
    ///
    /// @param first the index of the first one
    void before(@Nullable Object[] arguments, int first) {
        Arrays.fill(cleared, false);
        for (int i = 0; i < states.size(); i++)
            arguments[first + i] = states.get(i).before();
    }

    /// Stores the states after a call.
    void after() {
        for (int i = 0; i < states.size(); i++) states.get(i).after(cleared[i]);
    }

    int count() {
        return states.size();
    }

    void clear(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw ProcessFaults.STATE
                    .what("The function has no state %s.", name)
                    .why("Its states are %s.", names)
                    .fix("Use one of these names.");
        }
        cleared[index] = true;
    }

    void clearAll() {
        Arrays.fill(cleared, true);
    }
}
