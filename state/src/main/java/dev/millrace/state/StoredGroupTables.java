package dev.millrace.state;

import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A table for each key group, as a cache before a store.
final class StoredGroupTables<K> implements Tables<K> {
    private final KeyedStates<K> states;
    private final Cache<K> cache;
    private final StateDescriptor<?, ?> descriptor;
    private final ColumnKind[] columns;
    private final byte[] prefix;
    private final @Nullable Shelf<K>[] groups;
    private final int first;
    private final int maxParallelism;
    private @Nullable ShelfForm form;
    private boolean hasSnapshots;

    @SuppressWarnings("unchecked")
    StoredGroupTables(Cache<K> cache, StateDescriptor<?, ?> descriptor) {
        this.states = cache.states();
        this.cache = cache;
        this.descriptor = descriptor;
        this.columns = HeapStates.columns(descriptor);
        this.prefix = cache.newPrefix();
        this.first = states.range().first();
        this.maxParallelism = states.maxParallelism();
        this.groups = new Shelf[states.range().size()];
    }

    @Override
    public Shelf<K> shelf() {
        int group = KeyGroups.of(states.currentHash(), maxParallelism);
        Shelf<K> shelf = groups[group - first];
        if (shelf != null) return shelf;
        KeyedTable<K> table = KeyedTable.of(states.keyShape(), columns);
        Shelf<K> made = new Shelf<>(cache, table, form(), StoredRows.groupPrefix(prefix, group));
        if (hasSnapshots) table.beginSnapshots();
        groups[group - first] = made;
        return made;
    }

    private ShelfForm form() {
        ShelfForm known = form;
        if (known == null) {
            form = known = ShelfForm.of(prefix, descriptor, new TimeToLive(descriptor.getTtlConfig(), states.clock()));
        }
        return known;
    }

    @Override
    public KeyedTable<K> current() {
        return shelf().table();
    }

    @Override
    public void forEach(OnSlot<K> consumer) {
        for (Shelf<K> shelf : groups) if (shelf != null) Tables.walk(shelf.table(), consumer);
    }

    @Override
    public void forEachKey(Consumer<K> consumer) {
        StoredKeys<K> keys = new StoredKeys<>(cache);
        for (Shelf<K> shelf : groups) if (shelf != null) keys.forEach(shelf, consumer);
    }

    @Override
    public int size() {
        long size = 0;
        for (Shelf<K> shelf : groups) if (shelf != null) size += shelf.size();
        return Math.toIntExact(Math.min(size, Integer.MAX_VALUE));
    }

    @Override
    public void clear(int group) {
        Shelf<K> shelf = groups[group - first];
        if (shelf != null) shelf.clear();
    }

    @Override
    public void beginSnapshots() {
        hasSnapshots = true;
        for (Shelf<K> shelf : groups) if (shelf != null) shelf.table().beginSnapshots();
    }

    @Override
    public Map<Integer, TableSnapshot<K>> snapshot() {
        Map<Integer, TableSnapshot<K>> all = new TreeMap<>();
        for (int i = 0; i < groups.length; i++) {
            Shelf<K> shelf = groups[i];
            if (shelf != null) all.put(first + i, shelf.table().snapshot());
        }
        return all;
    }

    @Override
    public AwayRows away() {
        return new AwayRows(prefix);
    }
}
