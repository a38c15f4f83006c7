package dev.millrace.server;

import dev.millrace.api.execution.JobID;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Describes a program that was run, for clients.
///
/// @param id 32 hex digits
/// @param startMillis in milliseconds since the epoch, like all other times here
/// @param endMillis the time at which the main method and all jobs had ended; -1 while the program runs
/// @param jobs in the order in which they were started
/// @param failure the exception of the main method; null if it did not throw
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

    /// Names the state of a program.
    public enum State {
        RUNNING,
        /// A user cancelled the program, and the program has not ended yet.
        CANCELING,
        FINISHED,
        CANCELED,
        FAILED;

        /// Returns whether the program and all its jobs have ended.
        public boolean isOver() {
            return this != RUNNING && this != CANCELING;
        }
    }

    /// Describes the exception that a main method threw.
    public record Failure(String type, String stackTrace, long millis) {}
}
