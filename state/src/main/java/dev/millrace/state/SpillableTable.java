package dev.millrace.state;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.tier.RowStore.Row;
import java.io.IOException;
import java.util.List;

/// One table and its rows in a store: a row is in the table, in the store, or in both, and then the table's counts.
/// Owned by the table's thread.
final class SpillableTable<K> {
    private final KeyedTable<K> table;
    private final TableCache<K> cache;
    private final SpilledRowCodec form;
    private final byte[] range;
    private long away;
    private boolean isUsed;

    /// Its place among the cache's shelves; -1 if it is not there any more.
    int index = -1;

    /// @param range the bytes with which the keys of its rows begin in the store
    SpillableTable(TableCache<K> cache, KeyedTable<K> table, SpilledRowCodec form, byte[] range) {
        this.cache = cache;
        this.table = table;
        this.form = form;
        this.range = range;
        table.beginEviction(this::removed);
        cache.add(this);
    }

    KeyedTable<K> table() {
        return table;
    }

    /// How many rows are in the store only.
    long away() {
        return away;
    }

    long size() {
        return table.size() + away;
    }

    /// The bytes with which the keys of its rows begin in the store.
    byte[] range() {
        return range;
    }

    /// The same without a key group.
    byte[] prefix() {
        return form.prefix();
    }

    /// The current key's slot, fetched if need be, or -1.
    ///
    /// @param slot as the table has it
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
        int slot = cache.claimCurrent(table);
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
                .what("an entry of a state cannot %s".formatted(what))
                .cause(why)
                .fix("see the cause: the type's serializer has failed");
    }

    /// A slot for the current key, which is known not to be in the store.
    int claim() {
        int slot = cache.claimCurrent(table);
        if (table.wasInserted()) cache.arrived();
        return slot;
    }

    private void removed(int slot, boolean isStored) {
        cache.left(1);
        if (isStored) cache.delete(form.prefix(), table.keyAt(slot), table.hashAt(slot));
    }

    boolean isExpired(int slot) {
        return form.hasTime() && form.rows().ttl().isExpired(table.getLong(StateCursor.SINCE, slot));
    }

    /// Takes a row out of the table.
    ///
    /// @param leaving gets it if the store does not have it so
    void evict(int slot, List<Row> leaving) {
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

    /// A row's value as the store keeps it.
    byte[] bytes(int slot) {
        DataOutputSerializer out = cache.scratch();
        try {
            form.rows().write(table, slot, out);
        } catch (IOException unwritable) {
            throw unreadable("be written", unwritable);
        }
        return out.getCopyOfBuffer();
    }

    /// About what a row takes of the heap.
    long footprint(int slot) {
        long value = form.rows().packing() != null
                ? SpilledRowCodec.LONG_BYTES
                : SpilledRowCodec.OBJECT_BYTES + 2L * bytes(slot).length;
        if (cache.states().keyShape().isPrimitive()) return value;
        byte[] name = cache.key(form.prefix(), table.keyAt(slot), table.hashAt(slot));
        return value + SpilledRowCodec.KEY_BYTES + 2L * name.length;
    }

    /// Drops all rows, here and in the store.
    void clear() {
        if (isUsed && size() > 0) cache.store().deleteAll(range);
        cache.left(table.size());
        table.clear();
        away = 0;
    }

    /// Drops all rows, and itself.
    void discard() {
        clear();
        cache.remove(this);
    }

    /// Drops a row that has expired in the store, if it is there only.
    void expire(K key, int hash) {
        if (table.slotOf(key, hash) >= 0) return;
        cache.delete(form.prefix(), key, hash);
        table.removedFromStore(key);
        away--;
    }

    /// When a row of the store was last renewed, and whether that was too long ago.
    boolean isExpired(byte[] value) {
        return form.hasTime() && form.rows().ttl().isExpired(StoredRows.since(value));
    }

    boolean hasTime() {
        return form.hasTime();
    }
}
