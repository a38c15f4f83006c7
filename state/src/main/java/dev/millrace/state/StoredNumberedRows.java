package dev.millrace.state;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.spill.SpillableRows;
import dev.millrace.state.spill.TableCache;
import dev.millrace.state.table.CompositeTable;
import dev.millrace.state.table.CurrentKey;
import dev.millrace.state.table.TableSnapshot;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps numbered rows in one table per key group, each as a cache of the rows in a store.
final class StoredNumberedRows<V> implements NumberedRows<V> {
    private final CurrentKey<Object> key;
    private final TableCache<Object> cache;
    private final String name;
    private final TypeSerializer<V> serializer;
    private final byte[] prefix;
    private final @Nullable SpillableRows<Object, V>[] groups;
    private final int first;
    private boolean hasSnapshots;

    @SuppressWarnings("unchecked")
    StoredNumberedRows(
            KeyedStates<Object> states, TableCache<Object> cache, String name, TypeSerializer<V> serializer) {
        this.key = states.current();
        this.cache = cache;
        this.name = name;
        this.serializer = serializer;
        this.prefix = cache.newPrefix();
        this.first = key.range().first();
        this.groups = new SpillableRows[key.range().size()];
    }

    private @Nullable SpillableRows<Object, V> group() {
        return groups[key.group() - first];
    }

    @Override
    public @Nullable V find(String part, long number) {
        SpillableRows<Object, V> group = group();
        return group == null ? null : group.find(part, number);
    }

    @Override
    public void put(String part, long number, V value) {
        madeGroup().put(part, number, value);
    }

    @Override
    public void add(String part, long number, V value) {
        madeGroup().add(part, number, value);
    }

    private SpillableRows<Object, V> madeGroup() {
        SpillableRows<Object, V> group = group();
        if (group != null) return group;
        SpillableRows<Object, V> made = new SpillableRows<>(cache, prefix, serializer);
        if (hasSnapshots) made.table().beginSnapshots();
        groups[key.group() - first] = made;
        return made;
    }

    @Override
    public void remove(String part, long number) {
        SpillableRows<Object, V> group = group();
        if (group != null) group.remove(part, number);
    }

    @Override
    public long size() {
        long size = 0;
        for (SpillableRows<Object, V> group : groups) if (group != null) size += group.size();
        return size;
    }

    @Override
    public void beginSnapshots() {
        hasSnapshots = true;
        for (SpillableRows<Object, V> group : groups)
            if (group != null) group.table().beginSnapshots();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void addTo(KeyedSnapshot<?> snapshot) throws IOException {
        Map<Integer, TableSnapshot<CompositeTable.Key<Object>>> tables = new TreeMap<>();
        for (int i = 0; i < groups.length; i++) {
            SpillableRows<Object, V> group = groups[i];
            if (group != null) tables.put(first + i, group.table().snapshot());
        }
        ((KeyedSnapshot<Object>) snapshot).addNumbered(NumberedRows.type(name, serializer), tables, prefix);
    }
}
