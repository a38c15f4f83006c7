package dev.millrace.state;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.CompositeTable;
import dev.millrace.state.table.CurrentKey;
import dev.millrace.state.table.TableSnapshot;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps numbered rows on the heap, in one table per key group.
final class HeapNumberedRows<V> implements NumberedRows<V> {
    private final CurrentKey<Object> key;
    private final boolean isPrimitive;
    private final String name;
    private final TypeSerializer<V> serializer;
    private final @Nullable CompositeTable<Object>[] groups;
    private final int first;
    private boolean hasSnapshots;

    @SuppressWarnings("unchecked")
    HeapNumberedRows(KeyedStates<Object> states, String name, TypeSerializer<V> serializer) {
        this.key = states.current();
        this.isPrimitive = key.keys().isPrimitive();
        this.name = name;
        this.serializer = serializer;
        this.first = key.range().first();
        this.groups = new CompositeTable[key.range().size()];
    }

    private @Nullable CompositeTable<Object> table() {
        return groups[key.group() - first];
    }

    private int hash(String part, long number) {
        return CompositeTable.hash(key.hash(), part.hashCode(), number);
    }

    private int slot(CompositeTable<Object> table, String part, long number) {
        int hash = hash(part, number);
        return isPrimitive
                ? table.slotOf(key.longKey(), part, number, hash)
                : table.slotOf(key.key(), part, number, hash);
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V find(String part, long number) {
        CompositeTable<Object> table = table();
        if (table == null) return null;
        int slot = slot(table, part, number);
        return slot < 0 ? null : (V) table.getObject(0, slot);
    }

    @Override
    public void put(String part, long number, V value) {
        CompositeTable<Object> table = table();
        if (table == null) table = made();
        int hash = hash(part, number);
        int slot = isPrimitive
                ? table.claim(key.longKey(), part, number, hash)
                : table.claim(key.key(), part, number, hash);
        table.setObject(0, slot, value);
    }

    @Override
    public void add(String part, long number, V value) {
        put(part, number, value);
    }

    private CompositeTable<Object> made() {
        CompositeTable<Object> made = new CompositeTable<>(key.keys(), ColumnKind.OBJECT);
        if (hasSnapshots) made.beginSnapshots();
        groups[key.group() - first] = made;
        return made;
    }

    @Override
    public void remove(String part, long number) {
        CompositeTable<Object> table = table();
        int slot = table == null ? -1 : slot(table, part, number);
        if (table != null && slot >= 0) table.remove(slot);
    }

    @Override
    public long size() {
        long size = 0;
        for (CompositeTable<Object> table : groups) if (table != null) size += table.size();
        return size;
    }

    @Override
    public void beginSnapshots() {
        hasSnapshots = true;
        for (CompositeTable<Object> table : groups) if (table != null) table.beginSnapshots();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void addTo(KeyedSnapshot<?> snapshot) throws IOException {
        Map<Integer, TableSnapshot<CompositeTable.Key<Object>>> tables = new TreeMap<>();
        for (int i = 0; i < groups.length; i++) {
            CompositeTable<Object> table = groups[i];
            if (table != null) tables.put(first + i, table.snapshot());
        }
        ((KeyedSnapshot<Object>) snapshot).addNumbered(NumberedRows.type(name, serializer), tables, null);
    }
}
