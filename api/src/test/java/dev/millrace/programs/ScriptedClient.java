package dev.millrace.programs;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.SavepointFormatType;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Represents a job that ends when the test ends or cancels it.
final class ScriptedClient implements JobClient {
    final JobID id = JobID.generate();
    final CompletableFuture<JobExecutionResult> result = new CompletableFuture<>();
    final CompletableFuture<Boolean> cancelled = new CompletableFuture<>();

    ScriptedClient finished() {
        result.complete(new JobExecutionResult(id, 1, Map.of()));
        return this;
    }

    ScriptedClient failed(Throwable failure) {
        result.completeExceptionally(failure);
        return this;
    }

    @Override
    public JobID getJobID() {
        return id;
    }

    @Override
    public CompletableFuture<JobStatus> getJobStatus() {
        return CompletableFuture.completedFuture(result.isDone() ? JobStatus.FINISHED : JobStatus.RUNNING);
    }

    @Override
    public CompletableFuture<Void> cancel() {
        cancelled.complete(true);
        result.completeExceptionally(new CancellationException("cancelled"));
        return CompletableFuture.allOf();
    }

    @Override
    public CompletableFuture<String> stopWithSavepoint(
            boolean advanceToEndOfEventTime, @Nullable String savepointDirectory, SavepointFormatType formatType) {
        throw new AssertionError("no test takes savepoints");
    }

    @Override
    public CompletableFuture<String> triggerSavepoint(
            @Nullable String savepointDirectory, SavepointFormatType formatType) {
        throw new AssertionError("no test takes savepoints");
    }

    @Override
    public CompletableFuture<Map<String, Object>> getAccumulators() {
        return CompletableFuture.completedFuture(Map.of());
    }

    @Override
    public CompletableFuture<JobExecutionResult> getJobExecutionResult() {
        return result;
    }
}
