package dev.millrace.runtime.job;

import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.process.DistributedCache;
import dev.millrace.api.process.JobInfo;
import dev.millrace.base.host.Host;
import dev.millrace.graph.Explanation;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.JobGraphs;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.checkpoint.CheckpointSettings;
import dev.millrace.runtime.failure.FailureRules;
import dev.millrace.runtime.failure.RecordFailures;
import dev.millrace.runtime.metric.MetricRegistry;
import dev.millrace.runtime.metric.Scopes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

/// Runs jobs in this process, on step threads that all its jobs share. No server, no port.
public final class LocalJobExecutor implements JobExecutor {
    private final Engine engine;

    /// On the machine, as the service loader wants it.
    public LocalJobExecutor() {
        this(Engine.shared());
    }

    private LocalJobExecutor(Engine engine) {
        this.engine = engine;
    }

    /// A process of its own on a host.
    public static LocalJobExecutor on(Host host) {
        return new LocalJobExecutor(new Engine(host));
    }

    @Override
    public JobClient start(JobSpec spec) {
        JobGraph graph = JobGraphs.build(spec);
        JobID id = new JobID(
                engine.host().chance().nextLong(), engine.host().chance().nextLong());
        JobSurroundings surroundings = new JobSurroundings(
                spec,
                new LocalJob(id, spec.name()),
                engine.host(),
                new UserFunctions(spec.userLoader()),
                new Accumulators(),
                new MetricRegistry(Scopes.of(spec.configuration(), id.toString())),
                cache(spec),
                new ConcurrentHashMap<>(),
                new RecordFailures(new FailureRules(spec.configuration()), engine.host(), id.toString()),
                0);
        boolean isStreaming = graph.mode() == RuntimeExecutionMode.STREAMING;
        CheckpointSettings settings = CheckpointSettings.of(spec.configuration(), isStreaming);
        JobRun run = new JobRun(id, graph, surroundings, engine, settings);
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

    private DistributedCache cache(JobSpec spec) {
        Map<String, Future<Path>> files = new HashMap<>();
        spec.cachedFiles()
                .forEach((name, entry) -> files.put(name, CompletableFuture.completedFuture(local(entry.filePath))));
        return new DistributedCache(files);
    }

    private Path local(String place) {
        Path path = Path.of(place.startsWith("file:") ? place.replaceFirst("^file:(//)?", "") : place);
        if (engine.host().disk().exists(path)) return path;
        throw JobFaults.CACHED_FILE
                .what("the cached file %s does not exist", place)
                .fix("check the path given to registerCachedFile; only local files can be cached so far");
    }

    private record LocalJob(JobID id, String name) implements JobInfo {
        @Override
        public JobID getJobId() {
            return id;
        }

        @Override
        public String getJobName() {
            return name;
        }
    }
}
