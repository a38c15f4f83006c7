package dev.millrace.runtime.failure;

import dev.millrace.runtime.stats.ProcessAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A failure that a job has met.
///
/// @param timeMillis when, by the wall clock
/// @param subtask where; null if it was in none, such as a checkpoint's or an enumerator's
/// @param place of the subtask
/// @param cause the first failure of the attempt
/// @param restarted the tasks that are started again for it; empty if the job has failed
public record JobFailure(
        long timeMillis, @Nullable String subtask, ProcessAddress place, Throwable cause, List<String> restarted) {
    public JobFailure {
        restarted = List.copyOf(restarted);
    }

    /// Whether the job was given up with it.
    public boolean isFinal() {
        return restarted.isEmpty();
    }
}
