package dev.millrace.runtime.job.deploy;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.plan.JobSpec;

/// The processes in which subtasks of all jobs may run. Any thread.
public interface WorkerPool {

    /// A job begins. It is not forgotten from now on, should this process end.
    Workers begin(JobID id, JobSpec spec);

    /// A job goes on that another process had begun.
    Workers resume(JobID id, JobSpec spec);
}
