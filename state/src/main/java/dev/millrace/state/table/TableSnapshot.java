package dev.millrace.state.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds the content of a table at one moment. Shares the table's pages while they do not change, and must be released.
/// Any thread may read the snapshot, but must not change its objects. Only the table's thread takes and releases it.
///
/// @param <K> the type of the keys
public final class TableSnapshot<K> {
    private static final int OBJECT_BYTES = 64;

    private final KeyedTable<K> rows;
    /// The changes since the previous snapshot.
    private final ChangeSet own;
    /// The changes of earlier snapshots that this snapshot contains too, the latest last.
    private final List<ChangeSet> open;

    private final int removedMax;
    /// All changes of this snapshot; null until the first read. Concurrent readers compute equal sets.
    private @Nullable ChangeSet told;

    private boolean isReleased;

    /// Creates a snapshot.
    ///
    /// @param open the changes of earlier snapshots that this snapshot contains too, the latest last
    /// @param removedMax the maximum number of removed keys; if there are more, all rows count as changed
    TableSnapshot(KeyedTable<K> rows, ChangeSet own, List<ChangeSet> open, int removedMax) {
        this.rows = rows;
        this.own = own;
        this.open = open;
        this.removedMax = removedMax;
    }

    /// Merges the changes in the reader's thread, because the barrier holds up the table's thread.
    private ChangeSet told() {
        ChangeSet known = told;
        if (known != null) return known;
        ChangeSet all = own;
        for (ChangeSet each : open) all = all.after(each, removedMax);
        told = all;
        return all;
    }

    /// Returns all keys and values. Read-only.
    public KeyedTable<K> rows() {
        return rows;
    }

    /// Returns the changes since the previous snapshot, complete or not.
    public ChangeSet changes() {
        return own;
    }

    /// Returns the next slot of [#rows] after a slot that was added or changed since the last complete snapshot, or
    /// -1. The iteration starts with -1.
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

    /// Returns the keys that were removed since the last complete snapshot. Includes keys that were added again, so
    /// a reader must apply removals first. Empty if [#isWhole].
    public List<K> removed() {
        return told().removed();
    }

    /// Returns the keys whose rows had changed since the last complete snapshot before they were evicted to a
    /// store. The rows may have been loaded or removed since. Empty if [#isWhole].
    public List<K> evicted() {
        return told().evicted();
    }

    /// Returns whether all rows count as changed, and all other keys as removed.
    public boolean isWhole() {
        return told().isWhole();
    }

    /// Returns an estimate of the memory that the pages and their objects occupy, in bytes.
    public long bytes() {
        long bytes = 0;
        for (long[] page : rows.longs) bytes += (long) page.length * Long.BYTES;
        for (Object[] page : rows.objects) bytes += (long) page.length * OBJECT_BYTES;
        return bytes;
    }

    boolean isReleased() {
        return isReleased;
    }

    /// Releases the snapshot. Afterwards it is neither read nor restored.
    public void release() {
        isReleased = true;
    }
}
