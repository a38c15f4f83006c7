package dev.millrace.state.table;

import org.jspecify.annotations.Nullable;

/// Stores the hash of each key as a tag at the start of its slot, beside the primitive values, so that few keys are
/// compared without a match.
///
/// @param <K> the type of the keys
public abstract sealed class TaggedTable<K> extends KeyedTable<K> permits ObjectKeyTable, CompositeTable {
    // The tag of a slot is the hash of its key, or one of these values. Hashes equal to these values are replaced.
    static final int EMPTY = 0;
    static final int DELETED = 1;

    /// Creates an empty table.
    ///
    /// @param longsOfKey the number of longs per slot, after the tag, that belong to the key
    /// @param objectsOfKey the number of references per slot that belong to the key
    TaggedTable(ColumnKind[] columns, int longsOfKey, int objectsOfKey) {
        super(columns, 1 + longsOfKey, objectsOfKey);
    }

    @Override
    public final int hashAt(int slot) {
        return tagAt(slot);
    }

    @Override
    final int startOf(int hash) {
        return tag(hash);
    }

    @Override
    final boolean isOccupied(int slot) {
        return isKey(tagAt(slot));
    }

    @Override
    final boolean isEmpty(int slot) {
        return tagAt(slot) == EMPTY;
    }

    /// Writes a tag to a slot without a key.
    final void occupy(int slot, boolean wasDeleted, int tag) {
        if (!wasDeleted) used++;
        size++;
        inserted = true;
        if (changes != null) changes.touch(slot);
        setTag(slot, tag);
    }

    @Override
    final void vacate(int slot, boolean leavesTombstone) {
        setTag(slot, leavesTombstone ? DELETED : EMPTY);
    }

    private void setTag(int slot, int tag) {
        longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride] = tag;
    }

    final int tagAt(int slot) {
        return (int) longs[slot >>> PAGE_BITS][(slot & PAGE_MASK) * stride];
    }

    @Override
    final void rehash(int capacity) {
        long[][] oldLongs = longs;
        @Nullable Object[][] oldObjects = objects;
        allocate(capacity);
        for (int page = 0; page < oldLongs.length; page++) {
            long[] old = oldLongs[page];
            for (int at = 0; at < old.length; at += stride) {
                int tag = (int) old[at];
                if (isKey(tag)) move(old, oldObjects[page], page * PAGE_SLOTS + at / stride, freeSlot(tag));
            }
        }
    }

    private int freeSlot(int tag) {
        int slot = home(tag);
        while (tagAt(slot) != EMPTY) slot = slot + 1 & mask;
        return slot;
    }

    @Override
    final void copied(KeyedTable<K> from) {
        // This table has no data outside the pages.
    }

    @Override
    final void shareBeside(KeyedTable<K> from) {
        // This table has no data outside the pages.
    }

    @Override
    final void forgotten() {
        // This table has no data outside the pages.
    }

    private static boolean isKey(int tag) {
        return tag != EMPTY && tag != DELETED;
    }

    static int tag(int hash) {
        return isKey(hash) ? hash : hash + 2;
    }
}
