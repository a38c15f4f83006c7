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

/// Talks to the jobs that a test has started. A job that the cluster does not know fails the future. Safe to use from
/// any thread; no method waits.
///
/// @param <T> the type of the cluster's name
public interface ClusterClient<T> extends AutoCloseable {

    /// Leaves the cluster and its jobs as they are.
    @Override
    void close();

    T getClusterId();

    /// The settings of the cluster.
    Configuration getFlinkConfiguration();

    /// Cancels the jobs that still run and ends the cluster.
    void shutDownCluster();

    /// The jobs that run and the newest ones that have ended.
    CompletableFuture<Collection<JobStatusMessage>> listJobs() throws Exception;

    /// Starts the job that a program has described.
    CompletableFuture<JobID> submitJob(StreamGraph executionPlan);

    CompletableFuture<JobStatus> getJobStatus(JobID jobId);

    /// Completes when the job has ended, however it ended.
    CompletableFuture<JobResult> requestJobResult(JobID jobId);

    /// What the accumulators have gathered so far, merged over all subtasks.
    default CompletableFuture<Map<String, Object>> getAccumulators(JobID jobID) {
        return getAccumulators(jobID, getClass().getClassLoader());
    }

    /// What the accumulators have gathered so far, merged over all subtasks.
    ///
    /// @param loader not needed: the values are objects of this process
    CompletableFuture<Map<String, Object>> getAccumulators(JobID jobID, ClassLoader loader);

    /// Ends the job without a savepoint.
    CompletableFuture<Acknowledge> cancel(JobID jobId);

    /// Takes a savepoint and then ends the job, and gives the savepoint's path.
    ///
    /// @param savepointDirectory null for the configured one
    CompletableFuture<String> cancelWithSavepoint(
            JobID jobId, @Nullable String savepointDirectory, SavepointFormatType formatType);

    /// Ends the job with a savepoint, and gives its path.
    ///
    /// @param advanceToEndOfEventTime whether all windows and timers fire first
    /// @param savepointDirectory null for the configured one
    CompletableFuture<String> stopWithSavepoint(
            JobID jobId,
            boolean advanceToEndOfEventTime,
            @Nullable String savepointDirectory,
            SavepointFormatType formatType);

    /// Takes a savepoint, and gives its path.
    ///
    /// @param savepointDirectory null for the configured one
    CompletableFuture<String> triggerSavepoint(
            JobID jobId, @Nullable String savepointDirectory, SavepointFormatType formatType);
}
