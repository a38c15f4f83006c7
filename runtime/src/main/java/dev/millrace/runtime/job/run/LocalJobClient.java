package dev.millrace.runtime.job.run;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionException;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.util.OptionalFailure;
import dev.millrace.base.fault.Check;
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

/// A handle on a job in this process.
public final class LocalJobClient implements JobClient {
    private final JobRun run;
    /// One future for all callers, so that whoever is told the end finds that everybody else can know the end.
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

    /// Ends what there is of the job in this process, and leaves all that another needs to go on with it.
    ///
    /// @return complete when nothing of it runs here any more
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

    /// The same, each by itself: the failure of one that cannot be merged stands in its place. Waits a moment for
    /// other processes in which subtasks run; of one that does not answer, what it told last.
    public Map<String, OptionalFailure<Object>> accumulators() {
        return run.accumulated().all();
    }

    /// The same, and by vertices and subtasks.
    public AccumulatorsView accumulated() {
        return run.accumulated();
    }

    @Override
    public CompletableFuture<JobExecutionResult> getJobExecutionResult() {
        return told;
    }

    /// Gives the same end as the engine tells it, with the failure itself.
    public CompletableFuture<JobExecutionResult> end() {
        return run.result();
    }

    /// The job as people are shown it, at this moment.
    public JobView view() {
        return run.view();
    }

    /// The subtasks of a vertex that run in this process.
    ///
    /// @param vertex as [VertexView#id]
    public List<Subject> subjects(String vertex) {
        return run.regions().subjects(vertex);
    }

    /// Between which parallelisms the job's vertices run, by their ids; both are the same where that cannot change.
    public Map<String, Bounds> bounds() {
        return run.bounds();
    }

    /// Lets vertices run between other parallelisms; the job gets them as soon as there are slots for them.
    ///
    /// @param wanted by the vertices' ids; who is not in it keeps its own
    /// @throws dev.millrace.base.fault.MillraceException if the job cannot have them
    public void require(Map<String, Bounds> wanted) {
        run.require(wanted);
    }

    /// The newest changes of the job's parallelism, oldest first.
    public List<RescaleView> rescales() {
        return run.rescales();
    }

    /// Takes a checkpoint now, besides those that come by themselves, and gives its number.
    public CompletableFuture<Long> triggerCheckpoint() {
        return run.requests().checkpoint();
    }

    /// All metrics of the job, the engine's and those that user code has registered; still there when the job
    /// has ended.
    public MetricRegistry metrics() {
        return run.context().metrics();
    }

    /// How the job's checkpoints went; empty as long as the job has not begun.
    public Optional<CheckpointStatistics> checkpoints() {
        return run.checkpointStatistics();
    }

    /// The newest failures of the job, at most sixteen, oldest first, and what was started again for each.
    public List<JobFailure> failures() {
        return run.failures();
    }

    /// A reading of each subtask's counters, by its title; of a running job a little out of date.
    public Map<String, SubtaskMetrics.Reading> subtaskMetrics() {
        Map<String, SubtaskMetrics.Reading> readings = new LinkedHashMap<>();
        for (SubtaskCounters each : run.regions().counters()) {
            String title = each.subtask().title();
            // Two vertices may have the same name.
            String name = title;
            for (int n = 2; readings.containsKey(name); n++) name = title + " #" + n;
            readings.put(name, each.reading().get());
        }
        return readings;
    }
}
