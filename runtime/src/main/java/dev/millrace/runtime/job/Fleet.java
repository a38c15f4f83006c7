package dev.millrace.runtime.job;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.plan.JobSpec;

/// The processes in which subtasks of all jobs may run. Any thread.
public interface Fleet {

    /// A job begins.
    Workplaces begin(JobID id, JobSpec spec);
}
