package dev.millrace.runtime.job.deploy;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.plan.JobSpec;

/// Manages the processes in which the subtasks of all jobs may run. Thread-safe.
public interface WorkerPool {

    /// Registers a new job. When this method returns, the job survives the end of this process.
    Workers begin(JobID id, JobSpec spec);

    /// Registers a job that another process has started.
    Workers resume(JobID id, JobSpec spec);
}
