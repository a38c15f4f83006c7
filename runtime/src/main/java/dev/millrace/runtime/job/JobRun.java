package dev.millrace.runtime.job;

import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.fault.Check;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.metric.MetricRegistry;
import dev.millrace.runtime.source.SourceCoordinator;
import dev.millrace.runtime.task.StreamTasklet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One run of a job: its subtasks from their first step to their last, and how it ended. Safe to use from any thread.
final class JobRun implements StreamTasklet.Ending {
    private final JobID id;
    private final JobGraph graph;
    private final JobSurroundings surroundings;
    private final Engine engine;
    private final JobEnds ends;
    private final long startedNanos;
    private final AtomicReference<JobStatus> status = new AtomicReference<>(JobStatus.CREATED);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicInteger running = new AtomicInteger();
    private final CompletableFuture<JobExecutionResult> result = new CompletableFuture<>();
    private volatile List<StreamTasklet> tasklets = List.of();
    private volatile List<SourceCoordinator<?>> coordinators = List.of();
    private volatile List<JobBuilder.SubtaskCounters> metrics = List.of();

    JobRun(JobID id, JobGraph graph, JobSurroundings surroundings, Engine engine) {
        this.id = id;
        this.graph = graph;
        this.surroundings = surroundings;
        this.engine = engine;
        this.ends = new JobEnds(graph, surroundings.functions());
        this.startedNanos = engine.host().clock().nanos();
    }

    JobID id() {
        return id;
    }

    JobStatus status() {
        return Check.present(status.get(), "the status of a job");
    }

    CompletableFuture<JobExecutionResult> result() {
        return result;
    }

    Accumulators accumulators() {
        return surroundings.accumulators();
    }

    MetricRegistry registry() {
        return surroundings.metrics();
    }

    List<JobBuilder.SubtaskCounters> metrics() {
        return metrics;
    }

    /// Builds all subtasks and sets them going; returns at once. What goes wrong from here on is the job's failure.
    void start() {
        engine.host().threads().startBlocking("millrace-start-" + surroundings.name(), this::buildAndDrive);
    }

    private void buildAndDrive() {
        var threads = engine.acquire();
        try {
            ends.begin();
            JobBuilder builder = new JobBuilder(graph, surroundings, threads, this);
            JobBuilder.Built built = builder.build();
            running.set(built.tasklets().size());
            metrics = built.metrics();
            coordinators = built.coordinators();
            List<StreamTasklet> made = new ArrayList<>();
            for (JobBuilder.Placed placed : built.tasklets()) made.add(placed.tasklet());
            tasklets = List.copyOf(made);
            status.compareAndSet(JobStatus.CREATED, JobStatus.RUNNING);
            built.start();
            for (JobBuilder.Placed placed : built.tasklets()) threads.drive(placed.tasklet(), placed.number());
            if (status.get() != JobStatus.RUNNING) tasklets.forEach(StreamTasklet::cancel);
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
            status.set(JobStatus.FAILING);
            over();
        }
    }

    @Override
    public void ended(Subtask subtask, @Nullable Throwable thrown) {
        if (thrown != null) fail(thrown);
        if (running.decrementAndGet() == 0) over();
    }

    /// The job cannot go on: the other subtasks are cancelled, and the first failure is the one that is told.
    void fail(Throwable thrown) {
        if (!failure.compareAndSet(null, thrown)) return;
        JobStatus before = status.get();
        if (before == JobStatus.CREATED || before == JobStatus.RUNNING) status.set(JobStatus.FAILING);
        tasklets.forEach(StreamTasklet::cancel);
    }

    /// Ends the job as soon as its subtasks have closed what they hold.
    void cancel() {
        boolean changed = status.compareAndSet(JobStatus.RUNNING, JobStatus.CANCELLING)
                || status.compareAndSet(JobStatus.CREATED, JobStatus.CANCELLING);
        if (changed) tasklets.forEach(StreamTasklet::cancel);
    }

    private void over() {
        coordinators.forEach(SourceCoordinator::close);
        for (Runnable hook : surroundings.releaseHooks().values()) run(hook);
        engine.release();
        if (failure.get() == null && status.get() != JobStatus.CANCELLING) run(ends::end);
        Throwable thrown = failure.get();
        if (thrown != null) {
            status.set(JobStatus.FAILED);
            result.completeExceptionally(thrown);
        } else if (status.get() == JobStatus.CANCELLING) {
            status.set(JobStatus.CANCELED);
            result.completeExceptionally(JobFaults.CANCELLED
                    .what("job '%s' was cancelled", surroundings.name())
                    .fix("nothing to fix: somebody asked for it"));
        } else {
            status.set(JobStatus.FINISHED);
            result.complete(finished());
        }
    }

    /// A hook is user code: what it throws must not keep the job from ending.
    private void run(Runnable hook) {
        try {
            hook.run();
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
        }
    }

    private JobExecutionResult finished() {
        long millis = (engine.host().clock().nanos() - startedNanos) / 1_000_000;
        return new JobExecutionResult(id, millis, surroundings.accumulators().read());
    }
}
