package dev.millrace.state.table;

import dev.millrace.base.fault.Check;
import dev.millrace.state.key.Keys;

/// Stores keys as references beside their values.
final class ObjectKeyTable<K> extends TaggedTable<K> {
    private final Keys<K> keys;

    ObjectKeyTable(Keys<K> keys, ColumnKind... columns) {
        super(columns, 0, 1);
        this.keys = keys;
    }

    @Override
    KeyedTable<K> empty() {
        return new ObjectKeyTable<>(keys, columns);
    }

    @Override
    public int slotOf(Object key, int hash) {
        if (size == 0) return -1;
        int tag = tag(hash);
        int slot = home(tag);
        while (true) {
            int found = tagAt(slot);
            if (found == tag && keys.equal(keyObject(slot), key)) return slot;
            if (found == EMPTY) return -1;
            slot = slot + 1 & mask;
        }
    }

    @Override
    public int claim(Object key, int hash) {
        if (used >= growAt) grow();
        int tag = tag(hash);
        int slot = home(tag);
        int free = -1;
        while (true) {
            int found = tagAt(slot);
            if (found == tag && keys.equal(keyObject(slot), key)) {
                inserted = false;
                return slot;
            }
            if (found == EMPTY) break;
            if (found == DELETED && free < 0) free = slot;
            slot = slot + 1 & mask;
        }
        return take(free, slot, tag, key);
    }

    private int take(int free, int end, int tag, Object key) {
        int slot = free < 0 ? end : free;
        occupy(slot, free >= 0, tag);
        objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride] = key;
        return slot;
    }

    @Override
    public int slotOf(long key, int hash) {
        throw Check.broken("a table of object keys was asked for the number %d", key);
    }

    @Override
    public int claim(long key, int hash) {
        throw Check.broken("a table of object keys was asked for the number %d", key);
    }

    @Override
    public long longKeyAt(int slot) {
        throw Check.broken("a table of object keys was asked for the number in slot %d", slot);
    }

    @Override
    @SuppressWarnings("unchecked")
    public K keyAt(int slot) {
        return (K) keyObject(slot);
    }

    @SuppressWarnings("NullAway") // occupied slots have keys
    private Object keyObject(int slot) {
        return objects[slot >>> PAGE_BITS][(slot & PAGE_MASK) * objectStride];
    }
}
