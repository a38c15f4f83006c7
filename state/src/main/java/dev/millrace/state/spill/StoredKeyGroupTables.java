package dev.millrace.state.spill;

import dev.millrace.api.state.StateDescriptor;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.CurrentKey;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.StateTable;
import dev.millrace.state.table.TableSnapshot;
import dev.millrace.state.value.StateColumns;
import dev.millrace.state.value.TimeToLive;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Holds one table per key group, each as a cache of the rows in a store.
public final class StoredKeyGroupTables<K> implements StoredTable<K> {
    private final CurrentKey<K> key;
    private final TableCache<K> cache;
    private final StateDescriptor<?, ?> descriptor;
    private final TimeToLive ttl;
    private final ColumnKind[] columns;
    private final byte[] prefix;
    private final @Nullable SpillableTable<K>[] groups;
    private final int first;
    private @Nullable SpilledRowCodec form;
    private boolean hasSnapshots;

    @SuppressWarnings("unchecked")
    public StoredKeyGroupTables(TableCache<K> cache, StateDescriptor<?, ?> descriptor, TimeToLive ttl) {
        this.key = cache.key();
        this.cache = cache;
        this.descriptor = descriptor;
        this.ttl = ttl;
        this.columns = StateColumns.of(descriptor);
        this.prefix = cache.newPrefix();
        this.first = key.range().first();
        this.groups = new SpillableTable[key.range().size()];
    }

    @Override
    public SpillableTable<K> spillable() {
        int group = key.group();
        SpillableTable<K> spillable = groups[group - first];
        if (spillable != null) return spillable;
        KeyedTable<K> table = KeyedTable.of(key.keys(), columns);
        SpillableTable<K> made = new SpillableTable<>(cache, table, form(), StoredRows.groupPrefix(prefix, group));
        if (hasSnapshots) table.beginSnapshots();
        groups[group - first] = made;
        return made;
    }

    private SpilledRowCodec form() {
        SpilledRowCodec known = form;
        if (known == null) {
            form = known = SpilledRowCodec.of(prefix, descriptor, ttl);
        }
        return known;
    }

    @Override
    public void forEach(OnSlot<K> consumer) {
        for (SpillableTable<K> spillable : groups) if (spillable != null) StateTable.walk(spillable.table(), consumer);
    }

    @Override
    public void forEachKey(Consumer<K> consumer) {
        StoredKeys<K> keys = new StoredKeys<>(cache);
        for (SpillableTable<K> spillable : groups) if (spillable != null) keys.forEach(spillable, consumer);
    }

    @Override
    public int size() {
        long size = 0;
        for (SpillableTable<K> spillable : groups) if (spillable != null) size += spillable.size();
        return Math.toIntExact(Math.min(size, Integer.MAX_VALUE));
    }

    @Override
    public void clear(int group) {
        SpillableTable<K> spillable = groups[group - first];
        if (spillable != null) spillable.clear();
    }

    @Override
    public void beginSnapshots() {
        hasSnapshots = true;
        for (SpillableTable<K> spillable : groups)
            if (spillable != null) spillable.table().beginSnapshots();
    }

    @Override
    public Map<Integer, TableSnapshot<K>> snapshot() {
        Map<Integer, TableSnapshot<K>> all = new TreeMap<>();
        for (int i = 0; i < groups.length; i++) {
            SpillableTable<K> spillable = groups[i];
            if (spillable != null) all.put(first + i, spillable.table().snapshot());
        }
        return all;
    }

    @Override
    public AwayRows away() {
        return new AwayRows(prefix);
    }
}
