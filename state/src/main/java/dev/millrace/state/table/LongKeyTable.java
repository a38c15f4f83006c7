package dev.millrace.state.table;

import dev.millrace.api.type.KeyHash;
import dev.millrace.state.key.Keys;
import org.jspecify.annotations.Nullable;

/// Stores primitive keys beside their primitive values, so that finding a key and its value costs one cache line.
///
/// Slots have no other marks. The table stores a key as a code: the key with some bits flipped. Two codes mean "empty"
/// and "deleted". If a new key has one of these codes, the table flips other bits from then on.
final class LongKeyTable<K> extends KeyedTable<K> {
    private static final long EMPTY = 0;
    private static final long DELETED = 1;
    private static final long FIRST_FLIPPED = 0x9E3779B97F4A7C15L;

    private final Keys<K> keys;
    private long flipped = FIRST_FLIPPED;

    LongKeyTable(Keys<K> keys, ColumnKind... columns) {
        super(columns, 1, 0);
        this.keys = keys;
    }

    @Override
    KeyedTable<K> empty() {
        return new LongKeyTable<>(keys, columns);
    }

    @Override
    public int slotOf(long key, int hash) {
        long code = key ^ flipped;
        if (size == 0 || isMark(code)) return -1;
        int slot = home(hash);
        while (true) {
            long found = longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride];
            if (found == code) return slot;
            if (found == EMPTY) return -1;
            slot = slot + 1 & mask;
        }
    }

    @Override
    public int slotOf(Object key, int hash) {
        return slotOf(keys.toLong(cast(key)), hash);
    }

    @Override
    public int claim(long key, int hash) {
        if (used >= growAt) grow();
        long code = key ^ flipped;
        if (isMark(code)) code = flipOthers(key);
        int slot = home(hash);
        int free = -1;
        while (true) {
            long found = longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride];
            if (found == code) {
                inserted = false;
                return slot;
            }
            if (found == EMPTY) break;
            if (found == DELETED && free < 0) free = slot;
            slot = slot + 1 & mask;
        }
        return take(free, slot, code);
    }

    private int take(int free, int end, long code) {
        int slot = free < 0 ? end : free;
        if (free < 0) used++;
        size++;
        inserted = true;
        if (changes != null) changes.touch(slot);
        longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride] = code;
        return slot;
    }

    @Override
    public int claim(Object key, int hash) {
        return claim(keys.toLong(cast(key)), hash);
    }

    @Override
    public K keyAt(int slot) {
        return keys.fromLong(longKeyAt(slot));
    }

    @Override
    public long longKeyAt(int slot) {
        return codeAt(slot) ^ flipped;
    }

    @Override
    public int hashAt(int slot) {
        return keys.hashLong(longKeyAt(slot));
    }

    @Override
    int startOf(int hash) {
        return hash;
    }

    @Override
    boolean isOccupied(int slot) {
        return !isMark(codeAt(slot));
    }

    @Override
    boolean isEmpty(int slot) {
        return codeAt(slot) == EMPTY;
    }

    @Override
    void vacate(int slot, boolean leavesTombstone) {
        longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride] = leavesTombstone ? DELETED : EMPTY;
    }

    @Override
    void rehash(int capacity) {
        long[][] oldLongs = longs;
        @Nullable Object[][] oldObjects = objects;
        allocate(capacity);
        for (int page = 0; page < oldLongs.length; page++) {
            long[] old = oldLongs[page];
            for (int at = 0; at < old.length; at += stride) {
                long code = old[at];
                if (isMark(code)) continue;
                int from = page * PAGE_SLOTS + at / stride;
                move(old, oldObjects[page], from, freeSlot(keys.hashLong(code ^ flipped)));
            }
        }
    }

    private int freeSlot(int hash) {
        int slot = home(hash);
        while (codeAt(slot) != EMPTY) slot = slot + 1 & mask;
        return slot;
    }

    @Override
    void copied(KeyedTable<K> from) {
        shareBeside(from);
    }

    @Override
    void shareBeside(KeyedTable<K> from) {
        flipped = ((LongKeyTable<K>) from).flipped;
    }

    private long codeAt(int slot) {
        return longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride];
    }

    private static boolean isMark(long code) {
        return (code & ~1L) == 0;
    }

    /// Finds bits to flip for which no key has a reserved code, and rewrites all codes.
    ///
    /// @return the new code of the key
    private long flipOthers(long key) {
        long others = flipped;
        do {
            others = others * FIRST_FLIPPED + KeyHash.ofLong(others);
        } while (isMark(key ^ others) || makesMark(others));
        long change = flipped ^ others;
        if (changes != null) changes.ownAll();
        for (int slot = next(-1); slot >= 0; slot = next(slot)) {
            longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride] ^= change;
        }
        flipped = others;
        return key ^ others;
    }

    private boolean makesMark(long others) {
        for (int slot = next(-1); slot >= 0; slot = next(slot)) if (isMark(longKeyAt(slot) ^ others)) return true;
        return false;
    }

    @SuppressWarnings("unchecked")
    private K cast(Object key) {
        return (K) key;
    }

    @Override
    void forgotten() {
        // This table has no data outside the pages.
    }
}
