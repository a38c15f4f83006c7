package dev.millrace.state.table;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A table that keeps the hashes of its keys in pages of their own, so that few keys are compared in vain.
///
/// @param <K> the keys' type
public abstract sealed class TaggedTable<K> extends KeyedTable<K> permits ObjectKeyTable, CompositeTable {
    // A slot's tag: its key's hash, or one of these. Hashes that equal them are moved out of the way.
    static final int EMPTY = 0;
    static final int DELETED = 1;

    private int[][] tags = {};

    TaggedTable(ColumnKind[] columns, int longsOfKey, int objectsOfKey) {
        super(columns, longsOfKey, objectsOfKey);
    }

    @Override
    public final int hashAt(int slot) {
        return tagAt(slot);
    }

    @Override
    final boolean isOccupied(int slot) {
        return isKey(tagAt(slot));
    }

    @Override
    final boolean isEmpty(int slot) {
        return tagAt(slot) == EMPTY;
    }

    /// Puts a tag into a slot that holds no key.
    final void occupy(int slot, boolean wasDeleted, int tag) {
        if (!wasDeleted) used++;
        size++;
        inserted = true;
        if (changes != null) changes.touch(slot);
        tags[slot >>> PAGE_BITS][slot & PAGE_MASK] = tag;
    }

    @Override
    final void vacate(int slot, boolean leavesTombstone) {
        tags[slot >>> PAGE_BITS][slot & PAGE_MASK] = leavesTombstone ? DELETED : EMPTY;
    }

    @Override
    final void rehash(int capacity) {
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
    final void copied(KeyedTable<K> from) {
        int[][] others = ((TaggedTable<K>) from).tags;
        tags = new int[others.length][];
        for (int page = 0; page < others.length; page++) tags[page] = others[page].clone();
    }

    @Override
    final void shareBeside(KeyedTable<K> from) {
        tags = ((TaggedTable<K>) from).tags.clone();
    }

    @Override
    final void detach(int page) {
        super.detach(page);
        tags[page] = tags[page].clone();
    }

    final int tagAt(int slot) {
        return tags[slot >>> PAGE_BITS][slot & PAGE_MASK];
    }

    private static boolean isKey(int tag) {
        return tag != EMPTY && tag != DELETED;
    }

    static int tag(int hash) {
        return isKey(hash) ? hash : hash + 2;
    }

    @Override
    final void forgotten() {
        for (int[] page : tags) Arrays.fill(page, EMPTY);
    }
}
