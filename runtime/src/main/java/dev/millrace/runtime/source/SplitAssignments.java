package dev.millrace.runtime.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Remembers which splits an enumerator has assigned since the checkpoints that a restart may start from. A restart
/// returns the later assignments to the enumerator, because the restored readers do not have these splits.
///
/// Not thread-safe.
final class SplitAssignments<SplitT> {
    /// The number of the beginning, before all checkpoints.
    static final long BEGINNING = -1;

    private final int max;
    /// The assignments that each checkpoint includes and earlier checkpoints do not, by subtask.
    private final TreeMap<Long, Map<Integer, List<SplitT>>> byCheckpoint = new TreeMap<>();

    private Map<Integer, List<SplitT>> current = new TreeMap<>();
    private int size;
    /// The oldest checkpoint that the enumerator can return to.
    private long oldest;
    /// True if assignments after the newest checkpoint are missing.
    private boolean isIncomplete;

    /// Creates a record without assignments.
    ///
    /// @param oldest the checkpoint that the enumerator starts from; [#BEGINNING] for none
    /// @param max the maximum number of splits to remember
    SplitAssignments(long oldest, int max) {
        this.oldest = oldest;
        this.max = max;
    }

    /// Adds splits that a reader receives. If there are too many splits, the enumerator cannot return to any checkpoint
    /// before the next one.
    void add(int subtask, List<SplitT> splits) {
        if (isIncomplete) return;
        size += splits.size();
        if (size > max) {
            clear();
            isIncomplete = true;
            return;
        }
        current.computeIfAbsent(subtask, _ -> new ArrayList<>()).addAll(splits);
    }

    /// Notes that a checkpoint contains the enumerator's present state.
    void checkpoint(long checkpoint) {
        if (isIncomplete) {
            isIncomplete = false;
            oldest = checkpoint;
        }
        byCheckpoint.put(checkpoint, current);
        current = new TreeMap<>();
    }

    /// Notes that a checkpoint is complete. No restart starts from an older one.
    void completed(long checkpoint) {
        if (checkpoint <= oldest) return;
        Map<Long, Map<Integer, List<SplitT>>> older = byCheckpoint.headMap(checkpoint, true);
        older.values().forEach(each -> size -= count(each));
        older.clear();
        oldest = checkpoint;
    }

    /// Returns whether all assignments since a checkpoint are known.
    ///
    /// @param checkpoint the number of the checkpoint; [#BEGINNING] for the start without a checkpoint
    boolean isKnown(long checkpoint) {
        return !isIncomplete && (checkpoint == oldest || checkpoint > oldest && byCheckpoint.containsKey(checkpoint));
    }

    /// Removes and returns the assignments since a checkpoint, by subtask.
    Map<Integer, List<SplitT>> takeSince(long checkpoint) {
        Map<Integer, List<SplitT>> taken = new TreeMap<>();
        Map<Long, Map<Integer, List<SplitT>>> later = byCheckpoint.tailMap(checkpoint, false);
        for (Map<Integer, List<SplitT>> each : later.values()) addTo(taken, each);
        addTo(taken, current);
        later.clear();
        current = new TreeMap<>();
        size -= count(taken);
        return taken;
    }

    private static <T> void addTo(Map<Integer, List<T>> sum, Map<Integer, List<T>> other) {
        other.forEach((subtask, splits) ->
                sum.computeIfAbsent(subtask, _ -> new ArrayList<>()).addAll(splits));
    }

    private static int count(Map<Integer, ? extends List<?>> splits) {
        return splits.values().stream().mapToInt(List::size).sum();
    }

    private void clear() {
        byCheckpoint.clear();
        current.clear();
        size = 0;
    }
}
