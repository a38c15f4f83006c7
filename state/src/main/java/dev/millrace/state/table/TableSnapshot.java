package dev.millrace.state.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a table held at one moment. It shares the table's pages for as long as they do not change, and must be
/// released in the end. Any thread may read it, but only the table's thread may take and release it; the objects in
/// it must not be changed either.
///
/// @param <K> the keys' type
public final class TableSnapshot<K> {
    private static final int OBJECT_BYTES = 64;

    private final KeyedTable<K> rows;
    /// Changes since the snapshot before.
    private final ChangeSet own;
    /// Changes of earlier snapshots that are told as well, the latest last.
    private final List<ChangeSet> open;

    private final int removedMax;
    /// Changes that are told: null until a reader asks. Readers that ask at once make equal sets.
    private @Nullable ChangeSet told;

    private boolean isReleased;

    /// @param open changes of earlier snapshots that are told as well, the latest last
    /// @param removedMax if more keys were removed, all rows count as changed
    TableSnapshot(KeyedTable<K> rows, ChangeSet own, List<ChangeSet> open, int removedMax) {
        this.rows = rows;
        this.own = own;
        this.open = open;
        this.removedMax = removedMax;
    }

    /// The reader puts the changes together, not the table's thread, which the barrier stops.
    private ChangeSet told() {
        ChangeSet known = told;
        if (known != null) return known;
        ChangeSet all = own;
        for (ChangeSet each : open) all = all.after(each, removedMax);
        told = all;
        return all;
    }

    /// All keys and values; to be read only.
    public KeyedTable<K> rows() {
        return rows;
    }

    /// The changes since the snapshot before, complete or not.
    public ChangeSet changes() {
        return own;
    }

    /// The next slot of [#rows] after one that was made or changed since the last complete snapshot, or -1. Begin
    /// with -1.
    public int nextChanged(int after) {
        ChangeSet changes = told();
        if (changes.isWhole()) return rows.next(after);
        if (changes.isEmpty()) return -1;
        long[] @Nullable [] marks = changes.marks();
        for (int slot = after + 1; slot <= rows.mask; slot++) {
            if ((slot & KeyedTable.PAGE_MASK) == 0 && marks[slot >>> KeyedTable.PAGE_BITS] == null) {
                slot |= KeyedTable.PAGE_MASK;
            } else if (Changes.isMarked(marks, slot) && rows.isOccupied(slot)) {
                return slot;
            }
        }
        return -1;
    }

    /// Keys that were removed since the last complete snapshot. Those that came again are among the changed ones as
    /// well, so whoever applies both begins with these. Empty if [#isWhole].
    public List<K> removed() {
        return told().removed();
    }

    /// Keys whose rows had changed since the last complete snapshot when they were evicted to a store. They may have
    /// come back, or been removed, since. Empty if [#isWhole].
    public List<K> evicted() {
        return told().evicted();
    }

    /// Whether all rows count as changed, and keys that are not among them as removed.
    public boolean isWhole() {
        return told().isWhole();
    }

    /// How much memory its pages take, roughly, with what they refer to.
    public long bytes() {
        long bytes = 0;
        for (long[] page : rows.longs) bytes += (long) page.length * Long.BYTES;
        for (Object[] page : rows.objects) bytes += (long) page.length * OBJECT_BYTES;
        return bytes;
    }

    boolean isReleased() {
        return isReleased;
    }

    /// Nobody reads it any more, nor wants to go back to it.
    public void release() {
        isReleased = true;
    }
}
