package dev.millrace.state.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changed in a table from one snapshot to the next. The following snapshots contain these changes too, until
/// the checkpoint that the later snapshot belongs to is complete. Used by the table's thread; any thread may read
/// the changes.
public final class ChangeSet {
    private static final long[][] NO_MARKS = {};

    private final long[] @Nullable [] marks;
    private final int layout;
    private final List<?> removed;
    private final List<?> evicted;
    private final boolean isWhole;
    private boolean isComplete;

    /// @param marks for each page the slots that have changed, a bit each; null for a page that has not
    /// @param layout changes when slots get other numbers
    /// @param removed keys that were removed
    /// @param evicted keys whose rows had changed when they were evicted
    /// @param isWhole whether all rows count as changed
    ChangeSet(long[] @Nullable [] marks, int layout, List<?> removed, List<?> evicted, boolean isWhole) {
        this.marks = marks;
        this.layout = layout;
        this.removed = removed;
        this.evicted = evicted;
        this.isWhole = isWhole;
    }

    /// No changes.
    static ChangeSet empty(int layout) {
        return new ChangeSet(NO_MARKS, layout, List.of(), List.of(), false);
    }

    /// Whether nothing has changed.
    public boolean isEmpty() {
        return marks == NO_MARKS;
    }

    /// The checkpoint that the snapshot belongs to is complete, so that the next snapshot need not contain
    /// these changes.
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

    /// These changes and earlier ones. If slots have got other numbers in between, all rows count as changed.
    ///
    /// @param removedMax if more keys were removed, all rows count as changed
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
