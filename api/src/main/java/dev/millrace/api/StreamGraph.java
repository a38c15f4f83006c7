package dev.millrace.api;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.util.Preconditions;

/// Represents a job that a program has described and not started yet. Only the environment that described the job can
/// run it.
public final class StreamGraph {
    private final StreamExecutionEnvironment environment;
    private JobSpec job;

    StreamGraph(StreamExecutionEnvironment environment, JobSpec job) {
        this.environment = environment;
        this.job = job;
    }

    StreamExecutionEnvironment environment() {
        return environment;
    }

    JobSpec job() {
        return job;
    }

    /// Starts the job in the environment that described the job.
    public JobClient start() throws Exception {
        return environment.executeAsync(this);
    }

    /// Returns the name of the job.
    public String getJobName() {
        return job.name();
    }

    /// Sets the name of the job.
    public void setJobName(String jobName) {
        Preconditions.checkNotNull(jobName, "the name of the job must be given");
        job = new JobSpec(
                jobName,
                job.steps(),
                job.configuration(),
                job.executionConfig(),
                job.checkpoints(),
                job.cachedFiles(),
                job.slotSharingGroups(),
                job.userLoader());
    }

    /// Returns the plan as [StreamExecutionEnvironment#getExecutionPlan] does.
    public String getStreamingPlanAsJSON() {
        return environment.jobs().explain(job);
    }
}
