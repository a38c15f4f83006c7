package dev.millrace.runtime.job;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.process.DistributedCache;
import dev.millrace.api.process.JobInfo;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.metric.MetricRegistry;
import java.util.Map;

/// What all subtasks of a job share. Safe to use from any thread.
///
/// @param releaseHooks run once the job has ended
record JobSurroundings(
        JobSpec spec,
        JobInfo info,
        Host host,
        UserFunctions functions,
        Accumulators accumulators,
        MetricRegistry metrics,
        DistributedCache cache,
        Map<String, Runnable> releaseHooks) {

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
