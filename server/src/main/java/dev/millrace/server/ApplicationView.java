package dev.millrace.server;

import dev.millrace.api.execution.JobID;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A program that was run, as people are shown it.
///
/// @param id 32 hex digits
/// @param startMillis by the wall clock, as are the others
/// @param endMillis when its main method and all its jobs had ended; -1 as long as they go on
/// @param jobs in the order in which they were started
/// @param failure what its main method has thrown; null if nothing
public record ApplicationView(
        String id,
        String name,
        State state,
        long startMillis,
        long endMillis,
        List<JobID> jobs,
        @Nullable Failure failure) {
    public ApplicationView {
        jobs = List.copyOf(jobs);
    }

    /// How far a program is.
    public enum State {
        RUNNING,
        /// Asked to end, and has not ended yet.
        CANCELING,
        FINISHED,
        CANCELED,
        FAILED;

        /// Whether it does nothing any more.
        public boolean isOver() {
            return this != RUNNING && this != CANCELING;
        }
    }

    /// What a main method has thrown.
    public record Failure(String type, String stackTrace, long millis) {}
}
