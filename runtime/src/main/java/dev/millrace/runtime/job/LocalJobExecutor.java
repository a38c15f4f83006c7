package dev.millrace.runtime.job;

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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs jobs from this process; in it too, on step threads that all its jobs share, unless there is a fleet for them.
public final class LocalJobExecutor implements JobExecutor {
    private final Engine engine;
    private final @Nullable Fleet fleet;

    /// On the machine, as the service loader wants it.
    public LocalJobExecutor() {
        this(Engine.shared(), null);
    }

    private LocalJobExecutor(Engine engine, @Nullable Fleet fleet) {
        this.engine = engine;
        this.fleet = fleet;
    }

    /// A process of its own on a host.
    public static LocalJobExecutor on(Host host) {
        return new LocalJobExecutor(new Engine(host), null);
    }

    /// A process that decides about jobs whose subtasks run elsewhere.
    public static LocalJobExecutor on(Host host, Fleet fleet) {
        return new LocalJobExecutor(new Engine(host), fleet);
    }

    /// Whether another process can go on with its jobs when this one ends.
    public boolean isAnsweredFor() {
        return fleet != null;
    }

    @Override
    public JobClient start(JobSpec spec) {
        JobID id = new JobID(
                engine.host().chance().nextLong(), engine.host().chance().nextLong());
        // Now, as long as the program's jars are there.
        return start(id, spec, null, () -> fleet == null ? null : fleet.begin(id, spec));
    }

    /// Goes on with a job that another process had begun.
    ///
    /// @param snapshot the address of its newest snapshot; null if there was none
    public LocalJobClient resume(JobID id, JobSpec spec, @Nullable String snapshot) {
        FirstSnapshot.Continued left = new FirstSnapshot.Continued(snapshot);
        return start(id, spec, left, () -> fleet == null ? null : fleet.resume(id, spec));
    }

    private LocalJobClient start(
            JobID id, JobSpec spec, FirstSnapshot.@Nullable Continued left, Supplier<@Nullable Workplaces> elsewhere) {
        JobGraph graph = JobGraphs.build(spec);
        JobSurroundings surroundings = JobSurroundings.of(id, spec, engine.host());
        boolean isStreaming = graph.mode() == RuntimeExecutionMode.STREAMING;
        CheckpointSettings settings = CheckpointSettings.of(spec.configuration(), isStreaming);
        // Last of what may fail: from here on it is known that the job must run.
        Workplaces found = elsewhere.get();
        JobRun run;
        try {
            run = new JobRun(id, graph, surroundings, engine, settings, left, found);
        } catch (RuntimeException failed) {
            if (found != null) {
                found.ended(JobStatus.FAILED, failed);
                found.close();
            }
            throw failed;
        }
        // It is over with the job, and what the program has its loader release comes after it or before.
        surroundings
                .releaseHooks()
                .put(
                        "millrace-metrics",
                        engine.reporters().report(spec.configuration(), spec.userLoader(), surroundings.metrics()));
        run.start();
        return new LocalJobClient(run);
    }

    @Override
    public String explain(JobSpec spec) {
        return Explanation.json(spec);
    }
}
