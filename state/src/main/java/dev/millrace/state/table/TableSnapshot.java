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
    private final long[] @Nullable [] marks;
    private final int layout;
    private final Gone<K> gone;
    private final boolean isWhole;
    private boolean isReleased;

    /// Keys that were there since the snapshot before.
    record Gone<K>(List<K> removed, List<K> evicted) {}

    TableSnapshot(KeyedTable<K> rows, long[] @Nullable [] marks, int layout, Gone<K> gone, boolean isWhole) {
        this.rows = rows;
        this.marks = marks;
        this.layout = layout;
        this.gone = gone;
        this.isWhole = isWhole;
    }

    /// All keys and values; to be read only.
    public KeyedTable<K> rows() {
        return rows;
    }

    /// The next slot of [#rows] after one that was made or changed since the snapshot before, or -1. Begin with -1.
    public int nextChanged(int after) {
        if (isWhole) return rows.next(after);
        for (int slot = after + 1; slot <= rows.mask; slot++) {
            if ((slot & KeyedTable.PAGE_MASK) == 0 && marks[slot >>> KeyedTable.PAGE_BITS] == null) {
                slot |= KeyedTable.PAGE_MASK;
            } else if (Changes.isMarked(marks, slot) && rows.isOccupied(slot)) {
                return slot;
            }
        }
        return -1;
    }

    /// Keys that were removed since the snapshot before. Those that came again are among the changed ones as well,
    /// so whoever applies both begins with these. Empty if [#isWhole].
    public List<K> removed() {
        return gone.removed;
    }

    /// Keys whose rows had changed since the snapshot before when they were evicted to a store. They may have come
    /// back, or been removed, since. Empty if [#isWhole].
    public List<K> evicted() {
        return gone.evicted;
    }

    /// Whether all rows count as changed, and keys that are not among them as removed.
    public boolean isWhole() {
        return isWhole;
    }

    /// How much memory its pages take, roughly, with what they refer to.
    public long bytes() {
        long bytes = 0;
        for (long[] page : rows.longs) bytes += (long) page.length * Long.BYTES;
        for (Object[] page : rows.objects) bytes += (long) page.length * OBJECT_BYTES;
        return bytes;
    }

    int layout() {
        return layout;
    }

    boolean isReleased() {
        return isReleased;
    }

    /// Nobody reads it any more, nor wants to go back to it.
    public void release() {
        isReleased = true;
    }
}
