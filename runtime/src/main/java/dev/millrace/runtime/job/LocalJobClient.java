package dev.millrace.runtime.job;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.metric.SubtaskMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A handle on a job in this process.
public final class LocalJobClient implements JobClient {
    private final JobRun run;

    LocalJobClient(JobRun run) {
        this.run = run;
    }

    @Override
    public JobID getJobID() {
        return run.id();
    }

    @Override
    public CompletableFuture<JobStatus> getJobStatus() {
        return CompletableFuture.completedFuture(run.status());
    }

    @Override
    public CompletableFuture<Void> cancel() {
        run.cancel();
        return run.result().handle((_, _) -> null);
    }

    @Override
    public CompletableFuture<String> stopWithSavepoint(
            boolean advanceToEndOfEventTime, @Nullable String savepointDirectory, SavepointFormatType formatType) {
        return CompletableFuture.failedFuture(noSavepoints());
    }

    @Override
    public CompletableFuture<String> triggerSavepoint(
            @Nullable String savepointDirectory, SavepointFormatType formatType) {
        return CompletableFuture.failedFuture(noSavepoints());
    }

    private static Throwable noSavepoints() {
        return JobFaults.NO_SNAPSHOTS
                .what("savepoints are not supported yet")
                .fix("cancel the job; see docs/status.md for what works");
    }

    @Override
    public CompletableFuture<Map<String, Object>> getAccumulators() {
        return CompletableFuture.completedFuture(run.accumulators().read());
    }

    @Override
    public CompletableFuture<JobExecutionResult> getJobExecutionResult() {
        return run.result();
    }

    /// A reading of each subtask's counters, by its title; of a running job a little out of date.
    public Map<String, SubtaskMetrics.Reading> subtaskMetrics() {
        Map<String, SubtaskMetrics.Reading> readings = new LinkedHashMap<>();
        for (Map.Entry<Subtask, SubtaskMetrics> each : run.metrics().entrySet()) {
            readings.put(each.getKey().title(), each.getValue().read());
        }
        return readings;
    }
}
