package dev.millrace.api.execution;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Controls one job. Thread-safe; no method blocks.
public interface JobClient {

    /// Returns the ID of the job.
    JobID getJobID();

    /// Returns the current status of the job asynchronously.
    CompletableFuture<JobStatus> getJobStatus();

    /// Cancels the job without a savepoint.
    CompletableFuture<Void> cancel();

    /// Stops the job with a savepoint and returns the path of the savepoint.
    ///
    /// @param advanceToEndOfEventTime whether all windows and timers fire before the savepoint
    /// @param savepointDirectory null for the configured directory
    CompletableFuture<String> stopWithSavepoint(
            boolean advanceToEndOfEventTime, @Nullable String savepointDirectory, SavepointFormatType formatType);

    /// Takes a savepoint and returns its path.
    ///
    /// @param savepointDirectory null for the configured directory
    CompletableFuture<String> triggerSavepoint(@Nullable String savepointDirectory, SavepointFormatType formatType);

    /// Returns the current values of the accumulators, merged over all tasks.
    CompletableFuture<Map<String, Object>> getAccumulators();

    /// Returns a future that completes when the job has ended. If the job does not finish, the future completes
    /// with an error.
    CompletableFuture<JobExecutionResult> getJobExecutionResult();

    /// Reports that the client is alive. Some jobs end when their client ends.
    ///
    /// @param expiredTimestamp wall-clock milliseconds after which the client counts as dead
    default void reportHeartbeat(long expiredTimestamp) {
        throw new UnsupportedOperationException(
                "this client does not report heartbeats, as its job does not ask for them");
    }
}
