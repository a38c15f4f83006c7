package dev.millrace.state.table;

import dev.millrace.state.key.KeyGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Holds one table per key group, created with the group's first key. If a table grows, only one group pauses; and a
/// group can move as a whole.
public final class KeyGroupTables<K> implements StateTable<K> {
    private final CurrentKey<K> key;
    private final ColumnKind[] columns;
    private final @Nullable KeyedTable<K>[] groups;
    private final int first;
    private final int maxParallelism;
    private boolean hasSnapshots;
    private boolean beginsWhole;
    private boolean prefetchesValues;

    /// Creates tables without keys.
    ///
    /// @param columns the columns of each table
    @SuppressWarnings("unchecked")
    public KeyGroupTables(CurrentKey<K> key, ColumnKind... columns) {
        this.key = key;
        this.columns = columns;
        this.first = key.range().first();
        this.maxParallelism = key.maxParallelism();
        this.groups = new KeyedTable[key.range().size()];
    }

    @Override
    public KeyedTable<K> current() {
        return of(key.hash());
    }

    /// Returns the table of the keys with a hash.
    public KeyedTable<K> of(int hash) {
        int group = KeyGroups.of(hash, maxParallelism) - first;
        KeyedTable<K> table = groups[group];
        return table != null ? table : made(group);
    }

    private KeyedTable<K> made(int group) {
        KeyedTable<K> made = KeyedTable.of(key.keys(), columns);
        if (hasSnapshots) made.beginSnapshots();
        groups[group] = made;
        return made;
    }

    /// Makes [#prefetch] load the values too, which are [Prefetched] in the last column.
    public void prefetchValues() {
        prefetchesValues = true;
    }

    /// Loads the rows of some keys into the processor's cache, see [KeyedTable#prefetch].
    public int prefetch(int[] hashes, int from, int to) {
        int touched = 0;
        for (int i = from; i < to; i++) {
            int hash = hashes[i];
            KeyedTable<K> table = groups[KeyGroups.of(hash, maxParallelism) - first];
            if (table != null) touched += prefetchesValues ? table.prefetchDeep(hash) : table.prefetch(hash);
        }
        return touched;
    }

    @Override
    public void adopt(Map<Integer, TableSnapshot<K>> kept) {
        beginSnapshots();
        kept.forEach((group, snapshot) -> {
            KeyedTable<K> table = KeyedTable.of(key.keys(), columns);
            table.adopt(snapshot);
            groups[group - first] = table;
        });
    }

    @Override
    public void forEach(OnSlot<K> consumer) {
        for (KeyedTable<K> table : groups) if (table != null) StateTable.walk(table, consumer);
    }

    @Override
    public int size() {
        int size = 0;
        for (KeyedTable<K> table : groups) if (table != null) size += table.size();
        return size;
    }

    @Override
    public void clear(int group) {
        KeyedTable<K> table = groups[group - first];
        if (table != null) table.clear();
    }

    @Override
    public void beginSnapshots() {
        hasSnapshots = true;
        for (KeyedTable<K> table : groups) {
            if (table == null) continue;
            table.beginSnapshots();
            if (beginsWhole) table.makeWhole();
        }
    }

    /// Makes the first snapshot contain all rows, because the restored format does not support
    /// incremental snapshots.
    public void beginWhole() {
        beginsWhole = true;
        if (hasSnapshots) beginSnapshots();
    }

    /// Returns the existing tables.
    public List<KeyedTable<K>> all() {
        List<KeyedTable<K>> all = new ArrayList<>();
        for (KeyedTable<K> table : groups) if (table != null) all.add(table);
        return all;
    }

    @Override
    public Map<Integer, TableSnapshot<K>> snapshot() {
        Map<Integer, TableSnapshot<K>> all = new TreeMap<>();
        for (int i = 0; i < groups.length; i++) {
            KeyedTable<K> table = groups[i];
            if (table != null) all.put(first + i, table.snapshot());
        }
        return all;
    }
}
