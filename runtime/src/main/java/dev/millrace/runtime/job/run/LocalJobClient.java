package dev.millrace.runtime.job.run;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionException;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.result.ResultPage;
import dev.millrace.api.result.ResultRequest;
import dev.millrace.api.result.ResultSource;
import dev.millrace.api.util.OptionalFailure;
import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Awaited;
import dev.millrace.graph.Bounds;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.failure.JobFailure;
import dev.millrace.runtime.job.JobFaults;
import dev.millrace.runtime.job.SubtaskCounters;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.RescaleView;
import dev.millrace.runtime.metric.MetricRegistry;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.stats.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Gives access to a job that this process runs. Thread-safe.
public final class LocalJobClient implements JobClient, ResultSource {
    private final JobRun run;
    /// The result for all callers. It is one future, so that all callers see the result at the same time.
    private final CompletableFuture<JobExecutionResult> told;

    LocalJobClient(JobRun run) {
        this.run = run;
        this.told = JobExecutionException.told(run.id(), run.result(), JobFaults::isCancellation);
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

    /// Ends the job in this process, and keeps all files that another process needs to continue the job.
    ///
    /// @return a future that completes when no part of the job runs in this process
    public CompletableFuture<Void> suspend() {
        run.suspend();
        return run.result().handle((_, _) -> null);
    }

    @Override
    public CompletableFuture<String> stopWithSavepoint(
            boolean advanceToEndOfEventTime, @Nullable String savepointDirectory, SavepointFormatType formatType) {
        return run.stop(savepointDirectory, advanceToEndOfEventTime);
    }

    @Override
    public CompletableFuture<String> triggerSavepoint(
            @Nullable String savepointDirectory, SavepointFormatType formatType) {
        return run.requests().savepoint(savepointDirectory);
    }

    @Override
    public CompletableFuture<Map<String, Object>> getAccumulators() {
        Map<String, Object> values = new TreeMap<>();
        for (Map.Entry<String, OptionalFailure<Object>> each : accumulators().entrySet()) {
            OptionalFailure<Object> value = each.getValue();
            if (value.isFailure())
                return CompletableFuture.failedFuture(Check.present(value.getFailureCause(), "the cause of a failure"));
            values.put(each.getKey(), value.getUnchecked());
        }
        return CompletableFuture.completedFuture(values);
    }

    /// Returns all accumulators by name. If an accumulator cannot be merged, its entry holds the failure. The call
    /// waits briefly for workers; if a worker does not answer, its last reported values count.
    public Map<String, OptionalFailure<Object>> accumulators() {
        return run.accumulated().all();
    }

    @Override
    public ResultPage results(ResultRequest request) {
        return Awaited.get(run.host(), run.results(request));
    }

    /// Returns the accumulators of the job, its vertices and its subtasks.
    public AccumulatorsView accumulated() {
        return run.accumulated();
    }

    @Override
    public CompletableFuture<JobExecutionResult> getJobExecutionResult() {
        return told;
    }

    /// Returns the result of the job, with the original failure instead of the client's exception.
    public CompletableFuture<JobExecutionResult> end() {
        return run.result();
    }

    /// Returns the current view of the job.
    public JobView view() {
        return run.view();
    }

    /// Returns the subtasks of a vertex that run in this process.
    ///
    /// @param vertex the id as in `VertexView`
    public List<Subject> subjects(String vertex) {
        return run.regions().subjects(vertex);
    }

    /// Returns the parallelism bounds of the job's vertices, by id. If the parallelism is fixed, both bounds are equal.
    public Map<String, Bounds> bounds() {
        return run.bounds();
    }

    /// Changes the parallelism bounds of vertices. The change takes effect when there are enough slots.
    ///
    /// @param wanted the bounds by the vertices' ids; other vertices keep their bounds
    /// @throws dev.millrace.base.fault.MillraceException if the job cannot use the bounds
    public void require(Map<String, Bounds> wanted) {
        run.require(wanted);
    }

    /// Returns the newest changes of the job's parallelism, oldest first.
    public List<RescaleView> rescales() {
        return run.rescales();
    }

    /// Triggers a checkpoint in addition to the periodic ones, and returns its id.
    public CompletableFuture<Long> triggerCheckpoint() {
        return run.requests().checkpoint();
    }

    /// Returns all metrics of the job: those of the engine and those of user code. The metrics remain after the
    /// job's end.
    public MetricRegistry metrics() {
        return run.context().metrics();
    }

    /// Returns the statistics of the job's checkpoints; empty before the job has started.
    public Optional<CheckpointStatistics> checkpoints() {
        return run.checkpointStatistics();
    }

    /// Returns the newest failures of the job, at most sixteen, oldest first, each with the tasks that restarted.
    public List<JobFailure> failures() {
        return run.failures();
    }

    /// Returns the counters of each subtask, by the subtask's title. While the job runs, they may be slightly out
    /// of date.
    public Map<String, SubtaskMetrics.Reading> subtaskMetrics() {
        Map<String, SubtaskMetrics.Reading> readings = new LinkedHashMap<>();
        for (SubtaskCounters each : run.regions().counters()) {
            String title = each.subtask().title();
            // Two vertices may have the same name, so a number makes the title unique.
            String name = title;
            for (int n = 2; readings.containsKey(name); n++) name = title + " #" + n;
            readings.put(name, each.reading().get());
        }
        return readings;
    }
}
