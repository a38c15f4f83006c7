package dev.millrace.sql.stream.group;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.MapState;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnLayout;
import dev.millrace.column.IntColumn;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.StreamFaults;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Remembers which values of an argument each DISTINCT call has seen, for inputs whose rows are never taken back.
///
/// An entry of the state is a value with one bit per call. A value that is one number is stored as a number without
/// any objects.
final class SeenValues implements DistinctArguments {
    /// The largest number of calls, each of which has a bit.
    static final int CALLS_MAX = Long.SIZE;

    private final List<Call> calls;
    private final int[] arguments;
    private final RowPacker packer;
    private final boolean isNumber;
    private final MapState<Object, Long> seen;

    /// @param arguments the indexes of the arguments
    /// @param number the number of the argument, which names its state
    SeenValues(RowType input, List<Integer> arguments, List<Call> calls, int number, ContinuousServices services) {
        this.calls = calls;
        this.arguments = arguments.stream().mapToInt(each -> each).toArray();
        this.packer = new RowPacker(input, arguments);
        this.isNumber = arguments.size() == 1 && isNumber(ColumnLayout.of(input.getTypeAt(arguments.getFirst())));
        this.seen = services.map("seen-" + number, keySerializer(isNumber), LongSerializer.INSTANCE);
    }

    private static boolean isNumber(ColumnLayout layout) {
        return layout == ColumnLayout.LONG || layout == ColumnLayout.INT;
    }

    @SuppressWarnings("unchecked")
    private static TypeSerializer<Object> keySerializer(boolean isNumber) {
        TypeSerializer<?> serializer = isNumber ? LongSerializer.INSTANCE : PackedRowSerializer.INSTANCE;
        return (TypeSerializer<Object>) serializer;
    }

    private Object key(ColumnBatch batch, int row) {
        if (!isNumber) return packer.pack(batch, row);
        Column column = batch.column(arguments[0]);
        return column instanceof LongColumn longs ? longs.value(row) : (long) ((IntColumn) column).value(row);
    }

    @Override
    public void change(GroupRow group, ColumnBatch batch, int row, int count) {
        for (int each : arguments) if (batch.column(each).isNull(row)) return;
        long wanted = 0;
        for (int i = 0; i < calls.size(); i++) {
            if (GroupAggregates.passes(batch, row, calls.get(i).filter())) wanted |= 1L << i;
        }
        if (wanted == 0) return;
        Object key = key(batch, row);
        try {
            Long known = seen.get(key);
            long before = known == null ? 0 : known;
            long added = wanted & ~before;
            if (added == 0) return;
            seen.put(key, before | added);
            for (int i = 0; i < calls.size(); i++) {
                if ((added >>> i & 1) != 0) calls.get(i).accumulator().change(group, batch, row, 1);
            }
        } catch (Exception failed) {
            throw StreamFaults.state(failed);
        }
    }

    @Override
    public void clear() {
        seen.clear();
    }
}
