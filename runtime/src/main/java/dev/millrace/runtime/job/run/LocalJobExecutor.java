package dev.millrace.runtime.job.run;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.base.host.Host;
import dev.millrace.graph.Explanation;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.JobGraphs;
import dev.millrace.runtime.checkpoint.CheckpointSettings;
import dev.millrace.runtime.job.Engine;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.deploy.StateRoom;
import dev.millrace.runtime.job.deploy.WorkerPool;
import dev.millrace.runtime.job.deploy.Workers;
import dev.millrace.runtime.job.snapshot.FirstSnapshot;
import dev.millrace.runtime.metric.ProcessMetrics;
import dev.millrace.runtime.report.ReporterPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs and coordinates jobs in this process. Their subtasks run on the step threads of this process, or in the workers
/// of a pool if this process is the coordinator of a cluster. Thread-safe.
public final class LocalJobExecutor implements JobExecutor {
    private final Engine engine;
    private final @Nullable WorkerPool workerPool;
    private final PresentJobs present;

    /// Creates an executor on the real host, for the service loader. Its jobs keep the process alive until they end,
    /// also when the main method of the program has returned.
    public LocalJobExecutor() {
        this(Engine.shared(), null, new PresentJobs(Engine.shared().host().threads()));
    }

    private LocalJobExecutor(Engine engine, @Nullable WorkerPool workerPool, PresentJobs present) {
        this.engine = engine;
        this.workerPool = workerPool;
        this.present = present;
    }

    /// Creates an executor whose jobs run in this process, on the given host.
    public static LocalJobExecutor on(Host host) {
        return new LocalJobExecutor(new Engine(host), null, new PresentJobs(null));
    }

    /// Creates the executor of a coordinator, whose subtasks run in a pool of workers.
    public static LocalJobExecutor on(Host host, WorkerPool workerPool) {
        return new LocalJobExecutor(new Engine(host), workerPool, new PresentJobs(null));
    }

    /// Starts the reporters that the process configuration names. If there are any, they also report on all jobs, and
    /// the reporters in the configurations of jobs are ignored.
    ///
    /// @param figures the metrics of the process's coordinator
    /// @return the reporters, to be closed at the end
    public ReporterPool report(Configuration own, List<ProcessMetrics.Figure> figures) {
        ProcessMetrics.Duty duty = workerPool == null ? ProcessMetrics.Duty.ALL : ProcessMetrics.Duty.COORDINATOR;
        engine.reporters().open(own, duty, figures);
        return engine.reporters();
    }

    /// Returns whether another process can continue the jobs of this process, because a worker pool has stored them.
    public boolean canBeContinuedElsewhere() {
        return workerPool != null;
    }

    @Override
    public boolean isInThisProcess() {
        return workerPool == null;
    }

    @Override
    public JobClient start(JobSpec spec) {
        JobID id = new JobID(
                engine.host().chance().nextLong(), engine.host().chance().nextLong());
        // The pool stores the job and its jars now, while the jars are available.
        return start(id, spec, null, () -> workerPool == null ? null : workerPool.begin(id, spec));
    }

    /// Continues a job that another process has started.
    ///
    /// @param snapshot the address of its newest snapshot; null for none
    public LocalJobClient resume(JobID id, JobSpec spec, @Nullable String snapshot) {
        FirstSnapshot.Continued left = new FirstSnapshot.Continued(snapshot);
        return start(id, spec, left, () -> workerPool == null ? null : workerPool.resume(id, spec));
    }

    /// Ends all jobs in this process, and keeps all files that another process needs to continue them. Includes jobs
    /// that another thread is just starting, but not jobs that start after this call.
    ///
    /// @return a future that completes when no part of the jobs runs in this process
    public CompletableFuture<Void> suspend() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (CompletableFuture<LocalJobClient> each : present.all()) {
            ends.add(each.handle((begun, _) -> Optional.ofNullable(begun))
                    .thenCompose(begun ->
                            begun.map(LocalJobClient::suspend).orElse(CompletableFuture.completedFuture(null))));
        }
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    }

    private LocalJobClient start(
            JobID id, JobSpec spec, FirstSnapshot.@Nullable Continued left, Supplier<@Nullable Workers> elsewhere) {
        CompletableFuture<LocalJobClient> entry = present.add();
        try {
            LocalJobClient begun = begin(id, spec, left, elsewhere);
            var unused = begun.getJobExecutionResult().whenComplete((_, _) -> present.remove(entry));
            entry.complete(begun);
            return begun;
        } catch (Throwable refused) {
            present.remove(entry);
            entry.completeExceptionally(refused);
            throw refused;
        }
    }

    private LocalJobClient begin(
            JobID id, JobSpec spec, FirstSnapshot.@Nullable Continued left, Supplier<@Nullable Workers> elsewhere) {
        StateRoom.check(spec.configuration());
        JobGraph graph = JobGraphs.build(spec);
        JobContext context = JobContext.of(id, spec, engine.host());
        boolean isStreaming = graph.mode() == RuntimeExecutionMode.STREAMING;
        CheckpointSettings settings = CheckpointSettings.of(spec.configuration(), isStreaming);
        // The call stores the job in the pool, so the checks above come first. If a step below fails, the pool must
        // learn that the job has ended.
        Workers found = elsewhere.get();
        JobRun run;
        Runnable reports;
        try {
            run = new JobRun(id, graph, context, engine, settings, left, found);
            reports = engine.reporters().report(spec.configuration(), spec.userLoader(), context.metrics());
        } catch (RuntimeException failed) {
            if (found != null) {
                found.ended(JobStatus.FAILED, failed);
                found.close();
            }
            throw failed;
        }
        run.start(reports);
        return new LocalJobClient(run);
    }

    @Override
    public String explain(JobSpec spec) {
        return Explanation.json(spec);
    }
}
