package dev.millrace.runtime.window;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;

/// Records the groups of rows, for example slices, that an operator has dropped since the last complete snapshot.
/// Incremental snapshots list the dropped rows until a checkpoint that contains the list is complete. Only the owning
/// thread changes an instance; a [Batch] may be read by any thread.
///
/// @param <T> what is dropped, together with its rows
public final class DroppedRows<T> {
    /// Up to this number, dropped rows are listed even if fewer rows are left.
    private static final long ROWS_MIN = 1_024;
    /// If this many snapshots are incomplete, the next snapshot assumes that the oldest of them never completes.
    private static final int OPEN_MAX = 4;

    /// The batches of snapshots that are not known to be complete, the latest last.
    private final Deque<Batch<T>> open = new ArrayDeque<>(2);

    private List<T> dropped = new ArrayList<>();
    private long rows;
    /// The number of dropped rows from which the remaining rows are counted again.
    private long nextCount = ROWS_MIN;
    private boolean isWhole;

    /// Holds what was dropped between two snapshots.
    public static final class Batch<T> {
        public final List<T> dropped;
        /// Whether the list in `dropped` is incomplete, so that a snapshot must contain all remaining rows.
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

        /// Marks the checkpoint of the snapshot as complete.
        public void complete() {
            isComplete = true;
        }
    }

    /// Holds the result of one snapshot.
    ///
    /// @param told what the snapshot reports as dropped
    /// @param own what was dropped since the previous snapshot
    public record Taken<T>(Batch<T> told, Batch<T> own) {}

    /// Records that something was dropped that earlier snapshots contain.
    ///
    /// @param count the number of its rows
    /// @param left counts the rows that remain; called seldom, because the count may visit everything that remains
    public void drop(T gone, long count, LongSupplier left) {
        if (isWhole) return;
        dropped.add(gone);
        rows += count;
        if (rows <= nextCount) return;
        long remaining = left.getAsLong();
        // A longer list of dropped rows would cost more than a full snapshot of the remaining rows.
        if (isTooMuch(rows, remaining)) makeWhole();
        else nextCount = rows + (remaining - rows) / 2;
    }

    private static boolean isTooMuch(long rows, long left) {
        return rows > Math.max(ROWS_MIN, left);
    }

    /// Makes the next snapshot contain all rows, whatever the previous snapshot contains.
    public void makeWhole() {
        isWhole = true;
        dropped.clear();
        rows = 0;
        nextCount = ROWS_MIN;
    }

    /// Returns what the next snapshot reports as dropped, and starts a new batch.
    ///
    /// @param left the number of rows that remain
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
        nextCount = ROWS_MIN;
        isWhole = false;
        return new Taken<>(told, own);
    }

    /// Forgets what was dropped before the last complete snapshot.
    private void forgetComplete() {
        boolean hasComplete = false;
        for (Iterator<Batch<T>> latest = open.descendingIterator(); latest.hasNext(); ) {
            hasComplete |= latest.next().isComplete;
            if (hasComplete) latest.remove();
        }
    }
}
