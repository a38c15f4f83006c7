package dev.millrace.runtime.failure;

import dev.millrace.runtime.stats.ProcessAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Describes a failure of a job.
///
/// @param timeMillis the time by the wall clock
/// @param subtask the subtask that failed; null if no subtask failed, for example a checkpoint or an enumerator
/// @param place the worker of the subtask
/// @param cause the first failure of the attempt
/// @param restarted the tasks that restarted; empty if the job has failed
public record JobFailure(
        long timeMillis, @Nullable String subtask, ProcessAddress place, Throwable cause, List<String> restarted) {
    public JobFailure {
        restarted = List.copyOf(restarted);
    }

    /// Returns whether the job has failed.
    public boolean isFinal() {
        return restarted.isEmpty();
    }
}
