package dev.millrace.runtime.job;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.process.DistributedCache;
import dev.millrace.api.process.JobInfo;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.failure.RecordFailures;
import dev.millrace.runtime.metric.MetricRegistry;
import java.util.Map;

/// What all subtasks of a job share. Safe to use from any thread.
///
/// @param releaseHooks run once the job has ended
/// @param failures which records have failed it
/// @param attempt how often the job was started before
record JobSurroundings(
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

    /// The same for a region, with what its subtasks count apart.
    JobSurroundings ofRegion() {
        return new JobSurroundings(
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

    /// The same for another attempt.
    JobSurroundings inAttempt(int number) {
        return new JobSurroundings(
                spec, info, host, functions, accumulators, metrics, cache, releaseHooks, failures, number);
    }

    /// Drops what belongs to subtasks of an attempt before.
    void forgetAttempt() {
        accumulators.forget();
        metrics.forget();
    }

    String name() {
        return spec.name();
    }

    ExecutionConfig execution() {
        return spec.executionConfig();
    }

    ClassLoader userLoader() {
        return spec.userLoader();
    }
}
