package dev.millrace.runtime.job.run;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Host;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.JobGraphs;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.checkpoint.CheckpointSettings;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.job.Engine;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.deploy.Deployment;
import dev.millrace.runtime.job.deploy.DeploymentContext;
import dev.millrace.runtime.job.deploy.EdgeCodecs;
import dev.millrace.runtime.job.deploy.LocalDeployment;
import dev.millrace.runtime.job.snapshot.SnapshotPlaces;
import dev.millrace.runtime.metric.MetricRegistry;
import dev.millrace.runtime.metric.ProcessMetrics;
import dev.millrace.runtime.stats.Subject;
import dev.millrace.runtime.step.StepThreads;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.storage.Retries;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds what all deployments of a job share in a worker process. Thread-safe.
public final class JobSite implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobSite.class);

    private final Engine engine;
    private final StepThreads threads;
    private final JobContext context;
    private final JobGraph graph;
    private final List<Region> regions;
    private final SnapshotPlaces places;
    /// The contexts of the regions, by the region's number.
    private final Map<Integer, JobContext> parts = new ConcurrentHashMap<>();

    /// The deployments, by the region's number.
    private final Map<Integer, LocalDeployment> deployments = new ConcurrentHashMap<>();

    /// Opens the sites of all jobs in a process.
    public static final class Factory implements AutoCloseable {
        private final Engine engine;
        private final Configuration own;

        /// Creates the ground of a process, and starts the process's reporters.
        ///
        /// @param own the process configuration, with its reporters and metric names
        public Factory(Host host, Configuration own) {
            this.engine = new Engine(host);
            this.own = own;
            engine.reporters().open(own, ProcessMetrics.Duty.WORKER, List.of());
        }

        /// Opens the site of a job. The caller must close the site when the job no longer runs here.
        public JobSite open(JobID id, JobSpec spec) {
            return new JobSite(this, id, spec);
        }

        /// Returns the settings for the metric names of a job in this process.
        private Configuration naming(Configuration job) {
            Configuration naming = new Configuration(job);
            own.toMap().forEach((key, value) -> {
                if (key.startsWith("metrics.") || key.startsWith("taskmanager.")) naming.setString(key, value);
            });
            return naming;
        }

        @Override
        public void close() {
            engine.reporters().close();
        }
    }

    private JobSite(Factory ground, JobID id, JobSpec spec) {
        this.engine = ground.engine;
        this.graph = JobGraphs.build(spec);
        this.regions = Region.of(graph, spec.configuration());
        this.context = JobContext.of(id, spec, engine.host(), ground.naming(spec.configuration()));
        this.places = SnapshotPlaces.of(id, context, settings(), new CheckpointStatistics());
        context.releaseHooks()
                .put(
                        "millrace-metrics",
                        engine.reporters().report(spec.configuration(), spec.userLoader(), context.metrics()));
        this.threads = engine.acquire();
    }

    /// Returns the checkpoint settings of the job.
    public CheckpointSettings settings() {
        return CheckpointSettings.of(context.spec().configuration(), graph.mode() != RuntimeExecutionMode.BATCH);
    }

    /// Returns the retry policy for snapshot files.
    public Retries retries() {
        return places.retries();
    }

    public JobGraph graph() {
        return graph;
    }

    /// Returns a region of the job with the parallelisms of an attempt.
    ///
    /// @param sizes the parallelism of each vertex of the job, by id
    public Region region(int number, Map<Integer, Integer> sizes) {
        return regions.get(number).with(sizes);
    }

    /// Returns the serializers of the job's edges.
    public EdgeCodecs edges() {
        return new EdgeCodecs(graph, context.execution().getSerializerConfig());
    }

    /// Opens the stored checkpoint or savepoint that a deployment starts from.
    public Restored restored(String address) throws IOException {
        return Restored.reopen(CheckpointDirectory.open(place(address)));
    }

    /// Returns the place of an address that another process of the job has sent.
    public SnapshotPlace place(String address) {
        return places.place(address, "a snapshot");
    }

    /// Opens subtasks, as in [LocalDeployment#open].
    public LocalDeployment open(
            LocalDeployment.Task task, int attempt, DeploymentContext deploymentContext, Deployment.Owner owner) {
        JobContext part = parts.computeIfAbsent(task.region().number(), _ -> context.ofRegion());
        part.forgetAttempt();
        LocalDeployment deployment =
                LocalDeployment.open(task, part.inAttempt(attempt), threads, deploymentContext, owner);
        deployments.put(task.region().number(), deployment);
        return deployment;
    }

    /// Returns the metrics of all subtasks in this process.
    public MetricRegistry metrics() {
        return context.metrics();
    }

    /// Returns the subtasks of a vertex in this process.
    ///
    /// @param vertex the id as in `VertexView`
    public List<Subject> subjects(String vertex) {
        return deployments.values().stream()
                .flatMap(each -> each.subjects(vertex).stream())
                .toList();
    }

    /// Removes the subtasks of an attempt, with their accumulators and metrics.
    public void left(int region) {
        deployments.remove(region);
        Check.present(parts.get(region), "a region that ran here").forgetAttempt();
    }

    /// Returns the accumulators of a subtask, by name.
    public Map<String, Accumulator<?, ?>> accumulators(int region, Subtask subtask) {
        return Check.present(parts.get(region), "a region that runs here")
                .accumulators()
                .of(subtask);
    }

    @Override
    public void close() {
        for (Runnable hook : context.releaseHooks().values()) {
            try {
                hook.run();
            } catch (RuntimeException thrown) {
                LOG.warn("A hook of job '{}' failed", context.name(), thrown);
            }
        }
        engine.release();
    }
}
