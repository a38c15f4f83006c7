package dev.millrace.runtime.checkpoint.restore;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.runtime.checkpoint.subtask.SubtaskSnapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The newest checkpoint as it still is in memory, so that a job that fails in a living process can go back to it
/// without reading it.
///
/// @param taken what each subtask held, by the number of the member
public record InMemoryCheckpoint(long checkpoint, Map<Integer, SubtaskSnapshot> taken) {
    public InMemoryCheckpoint {
        taken = OrderedCopy.of(taken);
    }

    /// What a subtask held; null if it has ended or was not there.
    @Nullable
    SubtaskSnapshot of(int member) {
        return taken.get(member);
    }

    public long bytes() {
        return taken.values().stream().mapToLong(SubtaskSnapshot::bytes).sum();
    }
}
