package dev.millrace.testkit;

import dev.millrace.api.StreamGraph;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.UnmodifiableConfiguration;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.SavepointFormatType;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Accesses the jobs of a cluster in this process.
final class LocalClusterClient implements ClusterClient<String> {
    private final LocalCluster cluster;

    LocalClusterClient(LocalCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void close() {}

    @Override
    public String getClusterId() {
        return "local";
    }

    @Override
    public Configuration getFlinkConfiguration() {
        return new UnmodifiableConfiguration(cluster.configuration());
    }

    @Override
    public void shutDownCluster() {
        cluster.stop();
    }

    @Override
    public CompletableFuture<Collection<JobStatusMessage>> listJobs() {
        return CompletableFuture.completedFuture(cluster.messages());
    }

    @Override
    public CompletableFuture<JobID> submitJob(StreamGraph executionPlan) {
        return cluster.submit(executionPlan).thenApply(JobClient::getJobID);
    }

    @Override
    public CompletableFuture<JobStatus> getJobStatus(JobID jobId) {
        return cluster.job(jobId).thenCompose(JobClient::getJobStatus);
    }

    @Override
    public CompletableFuture<JobResult> requestJobResult(JobID jobId) {
        return cluster.job(jobId)
                .thenCompose(job ->
                        job.getJobExecutionResult().handle((result, failure) -> JobResult.of(jobId, result, failure)));
    }

    @Override
    public CompletableFuture<Map<String, Object>> getAccumulators(JobID jobID, ClassLoader loader) {
        return cluster.job(jobID).thenCompose(JobClient::getAccumulators);
    }

    @Override
    public CompletableFuture<Acknowledge> cancel(JobID jobId) {
        return cluster.job(jobId).thenCompose(JobClient::cancel).thenApply(_ -> Acknowledge.get());
    }

    @Override
    public CompletableFuture<String> cancelWithSavepoint(
            JobID jobId, @Nullable String savepointDirectory, SavepointFormatType formatType) {
        return triggerSavepoint(jobId, savepointDirectory, formatType)
                .thenCompose(path -> cancel(jobId).thenApply(_ -> path));
    }

    @Override
    public CompletableFuture<String> stopWithSavepoint(
            JobID jobId,
            boolean advanceToEndOfEventTime,
            @Nullable String savepointDirectory,
            SavepointFormatType formatType) {
        return cluster.job(jobId)
                .thenCompose(job -> job.stopWithSavepoint(advanceToEndOfEventTime, savepointDirectory, formatType));
    }

    @Override
    public CompletableFuture<String> triggerSavepoint(
            JobID jobId, @Nullable String savepointDirectory, SavepointFormatType formatType) {
        return cluster.job(jobId).thenCompose(job -> job.triggerSavepoint(savepointDirectory, formatType));
    }
}
