package dev.millrace.api.execution;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Talks to one job. Safe to use from any thread; no method waits.
public interface JobClient {

    JobID getJobID();

    CompletableFuture<JobStatus> getJobStatus();

    /// Ends the job without a savepoint.
    CompletableFuture<Void> cancel();

    /// Ends the job with a savepoint, and gives its path.
    ///
    /// @param advanceToEndOfEventTime whether all windows and timers fire first
    /// @param savepointDirectory null for the configured one
    CompletableFuture<String> stopWithSavepoint(
            boolean advanceToEndOfEventTime, @Nullable String savepointDirectory, SavepointFormatType formatType);

    /// Takes a savepoint, and gives its path.
    ///
    /// @param savepointDirectory null for the configured one
    CompletableFuture<String> triggerSavepoint(@Nullable String savepointDirectory, SavepointFormatType formatType);

    /// What the accumulators have gathered so far, merged over all tasks.
    CompletableFuture<Map<String, Object>> getAccumulators();

    /// Completes when the job has ended; with an error unless it finished.
    CompletableFuture<JobExecutionResult> getJobExecutionResult();

    /// Says that the client is still there, for jobs that shall end with it.
    ///
    /// @param expiredTimestamp wall-clock milliseconds after which the client counts as gone
    default void reportHeartbeat(long expiredTimestamp) {
        throw new UnsupportedOperationException(
                "this client does not report heartbeats, as its job does not ask for them");
    }
}
