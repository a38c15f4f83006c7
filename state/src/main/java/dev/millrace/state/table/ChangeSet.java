package dev.millrace.state.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds the changes of a table between two snapshots. Later snapshots contain these changes too, until a checkpoint
/// that contains them is complete. Called by the table's thread only; any thread may read the changes.
public final class ChangeSet {
    private static final long[][] NO_MARKS = {};

    private final long[] @Nullable [] marks;
    private final int layout;
    private final List<?> removed;
    private final List<?> evicted;
    private final boolean isWhole;
    private boolean isComplete;

    /// Creates a set of changes.
    ///
    /// @param marks for each page a bit set of changed slots; null for an unchanged page
    /// @param layout a number that changes when slots are renumbered
    /// @param removed the removed keys
    /// @param evicted the keys whose rows had changed before they were evicted
    /// @param isWhole whether all rows count as changed
    ChangeSet(long[] @Nullable [] marks, int layout, List<?> removed, List<?> evicted, boolean isWhole) {
        this.marks = marks;
        this.layout = layout;
        this.removed = removed;
        this.evicted = evicted;
        this.isWhole = isWhole;
    }

    /// Creates an empty set of changes.
    static ChangeSet empty(int layout) {
        return new ChangeSet(NO_MARKS, layout, List.of(), List.of(), false);
    }

    /// Returns whether there are no changes.
    public boolean isEmpty() {
        return marks == NO_MARKS;
    }

    /// Notes that the snapshot's checkpoint is complete, so the next snapshot need not contain these changes.
    public void complete() {
        isComplete = true;
    }

    boolean isComplete() {
        return isComplete;
    }

    boolean isWhole() {
        return isWhole;
    }

    long[] @Nullable [] marks() {
        return marks;
    }

    @SuppressWarnings("unchecked")
    <K> List<K> removed() {
        return (List<K>) removed;
    }

    @SuppressWarnings("unchecked")
    <K> List<K> evicted() {
        return (List<K>) evicted;
    }

    /// Merges these changes with earlier ones. If slots were renumbered in between, all rows count as changed.
    ///
    /// @param removedMax the maximum number of removed keys; if there are more, all rows count as changed
    ChangeSet after(ChangeSet earlier, int removedMax) {
        boolean isAll = isWhole
                || earlier.isWhole
                || earlier.layout != layout
                || removed.size() + earlier.removed.size() > removedMax;
        if (isAll) return new ChangeSet(marks, layout, List.of(), List.of(), true);
        long[] @Nullable [] both = marks.clone();
        for (int page = 0; page < both.length; page++) both[page] = union(both[page], earlier.marks[page]);
        return new ChangeSet(both, layout, join(earlier.removed, removed), join(earlier.evicted, evicted), false);
    }

    private static long @Nullable [] union(long @Nullable [] one, long @Nullable [] other) {
        if (one == null || other == null) return one == null ? other : one;
        long[] both = one.clone();
        for (int i = 0; i < both.length; i++) both[i] |= other[i];
        return both;
    }

    private static List<?> join(List<?> one, List<?> other) {
        if (one.isEmpty() || other.isEmpty()) return one.isEmpty() ? other : one;
        List<Object> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
