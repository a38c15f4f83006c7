package dev.millrace.runtime.job;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.process.DistributedCache;
import dev.millrace.api.process.JobInfo;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.chain.UserFunctions;
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

/// Holds what all subtasks of a job share. Thread-safe.
///
/// @param releaseHooks actions that run when the job has ended, by name
/// @param failures the records that user code has failed on
/// @param attempt the number of earlier attempts
public record JobContext(
        JobSpec spec,
        JobInfo info,
        Host host,
        UserFunctions functions,
        Accumulators accumulators,
        MetricRegistry metrics,
        DistributedCache cache,
        Map<String, Runnable> releaseHooks,
        RecordFailures failures,
        int attempt) {

    public static JobContext of(JobID id, JobSpec spec, Host host) {
        return of(id, spec, host, spec.configuration());
    }

    /// Creates the context of a new job.
    ///
    /// @param naming the settings for metric names
    public static JobContext of(JobID id, JobSpec spec, Host host, Configuration naming) {
        return new JobContext(
                spec,
                new LocalJob(id, spec.name()),
                host,
                new UserFunctions(spec.userLoader()),
                new Accumulators(),
                new MetricRegistry(Scopes.of(naming, id.toString())),
                cache(spec, host.disk()),
                new ConcurrentHashMap<>(),
                new RecordFailures(new FailureRules(spec.configuration()), host, id.toString()),
                0);
    }

    /// Returns the context of a region. The region's accumulators and metrics can be cleared alone.
    public JobContext ofRegion() {
        return new JobContext(
                spec,
                info,
                host,
                functions,
                accumulators.part(),
                metrics.part(),
                cache,
                releaseHooks,
                failures,
                attempt);
    }

    /// Returns the context with another attempt number.
    public JobContext inAttempt(int number) {
        return new JobContext(
                spec, info, host, functions, accumulators, metrics, cache, releaseHooks, failures, number);
    }

    /// Removes the accumulators and metrics of the previous attempt.
    public void forgetAttempt() {
        accumulators.forget();
        metrics.forget();
    }

    public String name() {
        return spec.name();
    }

    public ExecutionConfig execution() {
        return spec.executionConfig();
    }

    /// Returns the class loader of the program.
    public ClassLoader userLoader() {
        return spec.userLoader();
    }

    private static DistributedCache cache(JobSpec spec, Disk disk) {
        Map<String, Future<dev.millrace.api.fs.Path>> files = new HashMap<>();
        spec.cachedFiles().forEach((name, entry) -> {
            Path file = local(entry.filePath, disk);
            files.put(name, CompletableFuture.completedFuture(dev.millrace.api.fs.Path.fromLocal(file)));
        });
        return new DistributedCache(files);
    }

    private static Path local(String place, Disk disk) {
        Path path = Path.of(place.startsWith("file:") ? place.replaceFirst("^file:(//)?", "") : place);
        if (disk.exists(path)) return path;
        throw JobFaults.CACHED_FILE
                .what("The cached file %s does not exist.", place)
                .fix("Check the path in registerCachedFile. Only local files can be cached.");
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
