package dev.millrace.state.spill;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.fault.StateFaults;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.CompositeTable;
import dev.millrace.state.table.CurrentKey;
import dev.millrace.state.tier.RowStore.Row;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Combines a table of numbered rows of one key group with its rows in a store. If a row is in both, the
/// table's row is the valid one. The values are immutable, so any row may be evicted at any time. Called by the
/// table's thread only.
public final class SpillableRows<K, V> implements Spillable {
    private final TableCache<K> cache;
    private final CurrentKey<K> key;
    private final byte[] prefix;
    private final TypeSerializer<V> serializer;
    private final NumberedNames<K> names;
    private final CompositeTable<K> table;
    private long away;
    private int index = -1;

    /// Creates an empty table.
    ///
    /// @param prefix the prefix of the row keys in the store
    public SpillableRows(TableCache<K> cache, byte[] prefix, TypeSerializer<V> serializer) {
        this.cache = cache;
        this.key = cache.key();
        this.prefix = prefix;
        this.serializer = serializer;
        this.names = new NumberedNames<>(cache.rows());
        this.table = new CompositeTable<>(key.keys(), ColumnKind.OBJECT);
        table.beginEviction(this::removed);
        cache.add(this);
    }

    @Override
    public CompositeTable<K> table() {
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

    /// Returns the number of rows in the table and in the store.
    public long size() {
        return table.size() + away;
    }

    private static int hash(int keyHash, String part, long number) {
        return CompositeTable.hash(keyHash, part.hashCode(), number);
    }

    private int slot(String part, long number) {
        int hash = hash(key.hash(), part, number);
        return key.keys().isPrimitive()
                ? table.slotOf(key.longKey(), part, number, hash)
                : table.slotOf(key.key(), part, number, hash);
    }

    /// Returns the value of a row of the current key; null if there is none.
    @SuppressWarnings("unchecked")
    public @Nullable V find(String part, long number) {
        int slot = slot(part, number);
        if (slot < 0) return away == 0 ? null : fetch(part, number);
        if (cache.isTight()) table.asked(slot);
        cache.tick();
        return (V) table.getObject(0, slot);
    }

    /// Returns the current key's row in the store; null if there is none.
    private @Nullable DataInputDeserializer stored(String part, long number) {
        return cache.read(names.name(cache.scratch(), prefix, key.key(), key.hash(), part, number));
    }

    private @Nullable V fetch(String part, long number) {
        DataInputDeserializer stored = stored(part, number);
        if (stored == null) return null;
        V value;
        try {
            value = serializer.deserialize(stored);
        } catch (IOException unreadable) {
            throw failed("be read", unreadable);
        }
        int slot = claim(part, number);
        table.setObject(0, slot, value);
        table.settle(slot);
        away--;
        cache.arrived();
        return value;
    }

    private int claim(String part, long number) {
        int hash = hash(key.hash(), part, number);
        return key.keys().isPrimitive()
                ? table.claim(key.longKey(), part, number, hash)
                : table.claim(key.key(), part, number, hash);
    }

    private static RuntimeException failed(String what, IOException why) {
        return StateFaults.ROW
                .what("A row of an operator cannot %s.".formatted(what))
                .cause(why)
                .fix("Correct the serializer of the type.");
    }

    /// Sets the value of a row of the current key.
    public void put(String part, long number, V value) {
        int slot = slot(part, number);
        boolean isNew = slot < 0;
        if (isNew) {
            boolean isStored = away > 0 && stored(part, number) != null;
            slot = claim(part, number);
            if (isStored) {
                table.settle(slot);
                away--;
            }
        }
        table.setObject(0, slot, value);
        // The new row may leave at once.
        if (isNew) cache.arrived();
    }

    /// Adds a row of the current key, which neither the table nor the store has.
    public void add(String part, long number, V value) {
        table.setObject(0, claim(part, number), value);
        // The new row may leave at once.
        cache.arrived();
    }

    /// Removes a row of the current key, if it exists.
    public void remove(String part, long number) {
        int slot = slot(part, number);
        if (slot >= 0) {
            table.remove(slot);
        } else if (away > 0 && stored(part, number) != null) {
            cache.store()
                    .delete(names.name(cache.scratch(), prefix, key.key(), key.hash(), part, number)
                            .getCopyOfBuffer());
            table.removedFromStore(new CompositeTable.Key<>(key.key(), part, number));
            away--;
        }
    }

    private void removed(int slot, boolean isStored) {
        cache.left(1);
        if (isStored) cache.store().delete(name(slot));
    }

    private byte[] name(int slot) {
        CompositeTable.Key<K> row = table.keyAt(slot);
        String part = (String) row.namespace();
        int keyHash = key.keys().hash(row.key());
        return names.name(cache.scratch(), prefix, row.key(), keyHash, part, row.number())
                .getCopyOfBuffer();
    }

    @Override
    public boolean isInUse(int slot) {
        return false;
    }

    @Override
    public void evict(int slot, List<Row> leaving) {
        if (table.isUnwritten(slot)) leaving.add(new Row(name(slot), bytes(slot)));
        table.evict(slot);
        away++;
        cache.left(1);
    }

    @SuppressWarnings("unchecked")
    private byte[] bytes(int slot) {
        DataOutputSerializer out = cache.scratch();
        try {
            serializer.serialize((V) table.getObject(0, slot), out);
        } catch (IOException unwritable) {
            throw failed("be written", unwritable);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public long footprint(int slot) {
        return SpilledRowCodec.OBJECT_BYTES + 2L * bytes(slot).length;
    }
}
