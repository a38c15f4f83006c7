package dev.millrace.state.table;

import dev.millrace.base.fault.Check;
import dev.millrace.state.key.Keys;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Keys as references beside their values, and their hashes in pages of their own, so that few keys are looked at in
/// vain.
final class ObjectKeyTable<K> extends KeyedTable<K> {
    // A slot's tag: its key's hash, or one of these. Hashes that equal them are moved out of the way.
    private static final int EMPTY = 0;
    private static final int DELETED = 1;

    private int[][] tags = {};

    ObjectKeyTable(Keys<K> keys, ColumnKind... columns) {
        super(keys, columns, 0, 1);
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
        if (free < 0) used++;
        size++;
        inserted = true;
        if (changes != null) changes.touch(slot);
        tags[slot >>> PAGE_BITS][slot & PAGE_MASK] = tag;
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

    @Override
    public int hashAt(int slot) {
        return tagAt(slot);
    }

    @Override
    boolean isOccupied(int slot) {
        return isKey(tagAt(slot));
    }

    @Override
    boolean isEmpty(int slot) {
        return tagAt(slot) == EMPTY;
    }

    @Override
    void vacate(int slot, boolean leavesTombstone) {
        tags[slot >>> PAGE_BITS][slot & PAGE_MASK] = leavesTombstone ? DELETED : EMPTY;
    }

    @Override
    void rehash(int capacity) {
        int[][] oldTags = tags;
        long[][] oldLongs = longs;
        @Nullable Object[][] oldObjects = objects;
        allocate(capacity);
        tags = new int[objects.length][Math.min(capacity, PAGE_SLOTS)];
        for (int page = 0; page < oldObjects.length; page++) {
            int[] old = oldTags[page];
            for (int offset = 0; offset < old.length; offset++) {
                if (!isKey(old[offset])) continue;
                move(oldLongs[page], oldObjects[page], page * PAGE_SLOTS + offset, place(old[offset]));
            }
        }
    }

    private int place(int tag) {
        int slot = home(tag);
        while (tagAt(slot) != EMPTY) slot = slot + 1 & mask;
        tags[slot >>> PAGE_BITS][slot & PAGE_MASK] = tag;
        return slot;
    }

    @Override
    void copied(KeyedTable<K> from) {
        int[][] others = ((ObjectKeyTable<K>) from).tags;
        tags = new int[others.length][];
        for (int page = 0; page < others.length; page++) tags[page] = others[page].clone();
    }

    @Override
    void shareBeside(KeyedTable<K> from) {
        tags = ((ObjectKeyTable<K>) from).tags.clone();
    }

    @Override
    void detach(int page) {
        super.detach(page);
        tags[page] = tags[page].clone();
    }

    private int tagAt(int slot) {
        return tags[slot >>> PAGE_BITS][slot & PAGE_MASK];
    }

    private static boolean isKey(int tag) {
        return tag != EMPTY && tag != DELETED;
    }

    private static int tag(int hash) {
        return isKey(hash) ? hash : hash + 2;
    }

    @Override
    void forgotten() {
        for (int[] page : tags) Arrays.fill(page, EMPTY);
    }
}
