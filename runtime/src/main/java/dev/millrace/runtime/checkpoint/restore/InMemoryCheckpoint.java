package dev.millrace.runtime.checkpoint.restore;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.runtime.checkpoint.subtask.SubtaskSnapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds the newest checkpoint in memory, so that a job can restart in the same process without reading files.
///
/// @param taken the snapshots by the subtask's number
public record InMemoryCheckpoint(long checkpoint, Map<Integer, SubtaskSnapshot> taken) {
    public InMemoryCheckpoint {
        taken = OrderedCopy.of(taken);
    }

    /// Returns the snapshot of a subtask; null if there is none.
    @Nullable
    SubtaskSnapshot of(int member) {
        return taken.get(member);
    }

    public long bytes() {
        return taken.values().stream().mapToLong(SubtaskSnapshot::bytes).sum();
    }
}
