package dev.millrace.sql.stream.process;

import dev.millrace.api.state.ListState;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.table.api.dataview.ListView;
import dev.millrace.table.fault.TableRuntimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is a list in the state of the current partition. The name of the class is that of Flink, because programs print it.
final class KeyedStateListView<T> extends ListView<T> {
    private final ListState<PackedRow> state;
    private final ElementCodec<T> codec;

    KeyedStateListView(ListState<PackedRow> state, ElementCodec<T> codec) {
        this.state = state;
        this.codec = codec;
    }

    private Iterable<PackedRow> stored() {
        try {
            Iterable<PackedRow> found = state.get();
            return found == null ? List.of() : found;
        } catch (Exception failed) {
            throw ProcessFaults.access(failed);
        }
    }

    private PackedRow packed(@Nullable T element) {
        if (element == null) throw new TableRuntimeException("List views don't support null values.");
        return codec.packed(element);
    }

    @Override
    public List<T> getList() {
        List<T> elements = new ArrayList<>();
        for (PackedRow each : stored()) elements.add(codec.element(each));
        return elements;
    }

    @Override
    public void setList(List<T> list) {
        List<PackedRow> packed = new ArrayList<>();
        for (T each : list) packed.add(packed(each));
        try {
            state.update(packed);
        } catch (Exception failed) {
            throw ProcessFaults.access(failed);
        }
    }

    @Override
    public Iterable<T> get() {
        return getList();
    }

    @Override
    public void add(T value) throws Exception {
        state.add(packed(value));
    }

    @Override
    public void addAll(List<T> values) throws Exception {
        List<PackedRow> packed = new ArrayList<>();
        for (T each : values) packed.add(packed(each));
        state.addAll(packed);
    }

    @Override
    public boolean remove(T value) throws Exception {
        List<T> elements = getList();
        boolean isFound = elements.remove(value);
        if (isFound) setList(elements);
        return isFound;
    }

    @Override
    public void clear() {
        state.clear();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
