package dev.millrace.testkit;

import dev.millrace.api.StreamGraph;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobExecutionException;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.JobSubmissionResult;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.util.AutoCloseableAsync;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Runs submitted jobs in the process of a test. When the cluster closes, it cancels all running jobs. Thread-safe
/// after its start.
public class MiniCluster implements AutoCloseableAsync {
    private final LocalCluster cluster;
    private final LocalClusterClient client;

    public MiniCluster(MiniClusterConfiguration miniClusterConfiguration) {
        this(new LocalCluster(miniClusterConfiguration::resources));
    }

    MiniCluster(LocalCluster cluster) {
        this.cluster = cluster;
        this.client = new LocalClusterClient(cluster);
    }

    /// Accepts jobs from now on. Environments of programs use the cluster only with [MiniClusterExtension]
    /// and [MiniClusterWithClientResource].
    public void start() throws Exception {
        cluster.accept();
    }

    public boolean isRunning() {
        return cluster.isRunning();
    }

    public Configuration getConfiguration() {
        return client.getFlinkConfiguration();
    }

    public CompletableFuture<JobSubmissionResult> submitJob(StreamGraph executionPlan) {
        return client.submitJob(executionPlan).thenApply(JobSubmissionResult::new);
    }

    /// Runs a job and waits for its end.
    ///
    /// @throws JobExecutionException unless the job finishes
    public JobExecutionResult executeJobBlocking(StreamGraph executionPlan)
            throws JobExecutionException, InterruptedException {
        return client.submitJob(executionPlan)
                .thenCompose(client::requestJobResult)
                .join()
                .toJobExecutionResult(getClass().getClassLoader());
    }

    /// Lists the running jobs and the newest ones that have ended.
    public CompletableFuture<Collection<JobStatusMessage>> listJobs() {
        return client.listJobs();
    }

    public CompletableFuture<JobStatus> getJobStatus(JobID jobId) {
        return client.getJobStatus(jobId);
    }

    /// Completes when the job has ended, in whatever state.
    public CompletableFuture<JobResult> requestJobResult(JobID jobId) {
        return client.requestJobResult(jobId);
    }

    public CompletableFuture<Acknowledge> cancelJob(JobID jobId) {
        return client.cancel(jobId);
    }

    /// Takes a savepoint, and returns its path.
    ///
    /// @param targetDirectory null for the configured one
    /// @param cancelJob whether the job is cancelled afterwards
    public CompletableFuture<String> triggerSavepoint(
            JobID jobId, @Nullable String targetDirectory, boolean cancelJob, SavepointFormatType formatType) {
        return cancelJob
                ? client.cancelWithSavepoint(jobId, targetDirectory, formatType)
                : client.triggerSavepoint(jobId, targetDirectory, formatType);
    }

    /// Stops the job with a savepoint, and returns its path.
    ///
    /// @param targetDirectory null for the configured one
    /// @param terminate whether all windows and timers fire first
    public CompletableFuture<String> stopWithSavepoint(
            JobID jobId, @Nullable String targetDirectory, boolean terminate, SavepointFormatType formatType) {
        return client.stopWithSavepoint(jobId, terminate, targetDirectory, formatType);
    }

    /// Cancels all running jobs and shuts down the cluster.
    @Override
    public CompletableFuture<Void> closeAsync() {
        return CompletableFuture.runAsync(this::close);
    }

    @Override
    public void close() {
        cluster.stop();
    }
}
