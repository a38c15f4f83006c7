package dev.millrace.state.spill;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.state.fault.StateFaults;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.tier.RowStore.Row;
import dev.millrace.state.value.StateColumns;
import java.io.IOException;
import java.util.List;

/// Combines a table with its rows in a store. If a row is in both, the table's row is the valid one. Called by the
/// table's thread only.
final class SpillableTable<K> implements Spillable {
    private final KeyedTable<K> table;
    private final TableCache<K> cache;
    private final SpilledRowCodec form;
    private final byte[] range;
    private long away;
    private boolean isUsed;

    private int index = -1;

    /// Creates an empty table.
    ///
    /// @param range the prefix of the row keys in the store
    SpillableTable(TableCache<K> cache, KeyedTable<K> table, SpilledRowCodec form, byte[] range) {
        this.cache = cache;
        this.table = table;
        this.form = form;
        this.range = range;
        table.beginEviction(this::removed);
        cache.add(this);
    }

    @Override
    public KeyedTable<K> table() {
        return table;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public void index(int position) {
        index = position;
    }

    /// Returns whether the entry may belong to the current key. User code may hold such an entry or be about to
    /// set it.
    @Override
    public boolean isInUse(int slot) {
        // Tables may change the lowest bits of rare hashes, so compare the others.
        return (table.hashAt(slot) ^ cache.key().hash()) >>> 2 == 0;
    }

    /// Returns the number of rows that are only in the store.
    long away() {
        return away;
    }

    long size() {
        return table.size() + away;
    }

    /// Returns the prefix of the row keys in the store.
    byte[] range() {
        return range;
    }

    /// Returns the prefix of the row keys without a key group.
    byte[] prefix() {
        return form.prefix();
    }

    /// Returns the current key's slot, or -1. Loads the row from the store if the table does not have it.
    ///
    /// @param slot the slot in the table, or -1
    int asked(int slot) {
        if (slot >= 0) {
            if (cache.isTight()) table.asked(slot);
            cache.tick();
            return slot;
        }
        return away == 0 ? -1 : fetch();
    }

    private int fetch() {
        DataInputDeserializer value = cache.read(form.prefix());
        if (value == null) return -1;
        int slot = cache.key().claim(table);
        try {
            form.rows().read(table, slot, value);
        } catch (IOException unreadable) {
            throw unreadable("be read", unreadable);
        }
        table.settle(slot);
        away--;
        cache.arrived();
        return slot;
    }

    private RuntimeException unreadable(String what, IOException why) {
        return StateFaults.ROW
                .what("An entry of a state cannot %s.".formatted(what))
                .cause(why)
                .fix("Correct the serializer of the type.");
    }

    /// Returns a new slot for the current key. The store must not have the key.
    int claim() {
        int slot = cache.key().claim(table);
        if (table.wasInserted()) cache.arrived();
        return slot;
    }

    private void removed(int slot, boolean isStored) {
        cache.left(1);
        if (isStored) cache.delete(form.prefix(), table.keyAt(slot), table.hashAt(slot));
    }

    boolean isExpired(int slot) {
        return form.hasTime() && form.rows().ttl().isExpired(table.getLong(StateColumns.SINCE, slot));
    }

    @Override
    public void evict(int slot, List<Row> leaving) {
        if (isExpired(slot)) {
            table.remove(slot);
            return;
        }
        if (table.isUnwritten(slot)) {
            leaving.add(new Row(cache.key(form.prefix(), table.keyAt(slot), table.hashAt(slot)), bytes(slot)));
        }
        table.evict(slot);
        isUsed = true;
        away++;
        cache.left(1);
    }

    /// Returns a row's value in the format of the store.
    byte[] bytes(int slot) {
        DataOutputSerializer out = cache.scratch();
        try {
            form.rows().write(table, slot, out);
        } catch (IOException unwritable) {
            throw unreadable("be written", unwritable);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public long footprint(int slot) {
        long value = form.rows().packing() != null
                ? SpilledRowCodec.LONG_BYTES
                : SpilledRowCodec.OBJECT_BYTES + 2L * bytes(slot).length;
        if (cache.key().keys().isPrimitive()) return value;
        byte[] name = cache.key(form.prefix(), table.keyAt(slot), table.hashAt(slot));
        return value + SpilledRowCodec.KEY_BYTES + 2L * name.length;
    }

    /// Drops all rows from the table and the store.
    void clear() {
        if (isUsed && size() > 0) cache.store().deleteAll(range);
        cache.left(table.size());
        table.clear();
        away = 0;
    }

    /// Drops all rows, and removes this table from the cache.
    void discard() {
        clear();
        cache.remove(this);
    }

    /// Drops an expired row from the store, unless the table has the row.
    void expire(K key, int hash) {
        if (table.slotOf(key, hash) >= 0) return;
        cache.delete(form.prefix(), key, hash);
        table.removedFromStore(key);
        away--;
    }

    /// Returns whether a row of the store has expired, based on the timestamp in its value.
    boolean isExpired(byte[] value) {
        return form.hasTime() && form.rows().ttl().isExpired(StoredRows.since(value));
    }

    boolean hasTime() {
        return form.hasTime();
    }
}
