package dev.millrace.runtime.window;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// What an operator has dropped as a whole since the last complete snapshot: slices, say. Snapshots tell their rows one
/// by one, until a checkpoint that has told them is complete. Owned by one thread; any thread may read a batch.
///
/// @param <T> what is dropped, with its rows
public final class DroppedRows<T> {
    /// So many dropped rows are told even if fewer rows are left.
    private static final long ROWS_MIN = 1_024;
    /// If so many snapshots are not complete, the oldest will not be, as far as the next one knows.
    private static final int OPEN_MAX = 4;

    /// Batches of snapshots that are not known to be complete, the latest last.
    private final Deque<Batch<T>> open = new ArrayDeque<>(2);

    private List<T> dropped = new ArrayList<>();
    private long rows;
    private boolean isWhole;

    /// What was dropped from one snapshot to another.
    public static final class Batch<T> {
        public final List<T> dropped;
        /// Whether more is gone than `dropped` has, so that only all that is left tells what is gone.
        public final boolean isWhole;

        private final long rows;
        private boolean isComplete;

        private Batch(List<T> dropped, long rows, boolean isWhole) {
            this.dropped = isWhole ? List.of() : List.copyOf(dropped);
            this.rows = isWhole ? 0 : rows;
            this.isWhole = isWhole;
        }

        private Batch<T> after(Batch<T> earlier) {
            List<T> both = new ArrayList<>(earlier.dropped);
            both.addAll(dropped);
            return new Batch<>(both, earlier.rows + rows, earlier.isWhole || isWhole);
        }

        /// The checkpoint that the snapshot belongs to is complete.
        public void complete() {
            isComplete = true;
        }
    }

    /// @param told what the snapshot tells
    /// @param own what was dropped since the snapshot before
    public record Taken<T>(Batch<T> told, Batch<T> own) {}

    /// Something is gone that snapshots have told of.
    ///
    /// @param count how many rows it had
    /// @param left how many rows there are still
    public void drop(T gone, long count, long left) {
        if (isWhole) return;
        dropped.add(gone);
        rows += count;
        // To name more rows than are left would cost more than to write those.
        if (isTooMuch(rows, left)) makeWhole();
    }

    private static boolean isTooMuch(long rows, long left) {
        return rows > Math.max(ROWS_MIN, left);
    }

    /// The next snapshot has all rows, whatever the snapshot before had.
    public void makeWhole() {
        isWhole = true;
        dropped.clear();
        rows = 0;
    }

    /// @param left how many rows there are
    public Taken<T> snapshot(long left) {
        forgetComplete();
        Batch<T> own = new Batch<>(dropped, rows, isWhole);
        if (open.size() >= OPEN_MAX) own = own.after(open.remove());
        Batch<T> told = own;
        for (Batch<T> each : open) told = told.after(each);
        if (isTooMuch(told.rows, left)) told = new Batch<>(List.of(), 0, true);
        open.add(own);
        dropped = new ArrayList<>();
        rows = 0;
        isWhole = false;
        return new Taken<>(told, own);
    }

    /// Forgets what was dropped up to the last snapshot that is complete.
    private void forgetComplete() {
        boolean hasComplete = false;
        for (Iterator<Batch<T>> latest = open.descendingIterator(); latest.hasNext(); ) {
            hasComplete |= latest.next().isComplete;
            if (hasComplete) latest.remove();
        }
    }
}
