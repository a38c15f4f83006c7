package dev.millrace.api.process;

import dev.millrace.api.execution.JobID;

/// Provides information about the job.
public interface JobInfo {

    /// Returns the id of the job.
    JobID getJobId();

    /// Returns the name of the job.
    String getJobName();
}
