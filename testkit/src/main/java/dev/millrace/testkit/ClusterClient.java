package dev.millrace.testkit;

import dev.millrace.api.StreamGraph;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.SavepointFormatType;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Accesses the jobs that a test has started. For unknown jobs, futures fail. Thread-safe; no method blocks.
///
/// @param <T> the type of the cluster's id
public interface ClusterClient<T> extends AutoCloseable {

    /// Closes the client; the cluster and its jobs continue.
    @Override
    void close();

    T getClusterId();

    /// Returns the settings of the cluster.
    Configuration getFlinkConfiguration();

    /// Cancels all running jobs and shuts down the cluster.
    void shutDownCluster();

    /// Lists the running jobs and the newest ones that have ended.
    CompletableFuture<Collection<JobStatusMessage>> listJobs() throws Exception;

    /// Submits a job.
    CompletableFuture<JobID> submitJob(StreamGraph executionPlan);

    CompletableFuture<JobStatus> getJobStatus(JobID jobId);

    /// Completes when the job has ended, in whatever state.
    CompletableFuture<JobResult> requestJobResult(JobID jobId);

    /// Returns the current values of the accumulators, merged over all subtasks.
    default CompletableFuture<Map<String, Object>> getAccumulators(JobID jobID) {
        return getAccumulators(jobID, getClass().getClassLoader());
    }

    /// Returns the current values of the accumulators, merged over all subtasks.
    ///
    /// @param loader unused, because the values are objects of this process
    CompletableFuture<Map<String, Object>> getAccumulators(JobID jobID, ClassLoader loader);

    /// Cancels the job without a savepoint.
    CompletableFuture<Acknowledge> cancel(JobID jobId);

    /// Takes a savepoint, then cancels the job, and returns the savepoint's path.
    ///
    /// @param savepointDirectory null for the configured one
    CompletableFuture<String> cancelWithSavepoint(
            JobID jobId, @Nullable String savepointDirectory, SavepointFormatType formatType);

    /// Stops the job with a savepoint, and returns its path.
    ///
    /// @param advanceToEndOfEventTime whether all windows and timers fire first
    /// @param savepointDirectory null for the configured one
    CompletableFuture<String> stopWithSavepoint(
            JobID jobId,
            boolean advanceToEndOfEventTime,
            @Nullable String savepointDirectory,
            SavepointFormatType formatType);

    /// Takes a savepoint, and returns its path.
    ///
    /// @param savepointDirectory null for the configured one
    CompletableFuture<String> triggerSavepoint(
            JobID jobId, @Nullable String savepointDirectory, SavepointFormatType formatType);
}
