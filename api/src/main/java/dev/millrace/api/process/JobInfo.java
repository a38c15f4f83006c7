package dev.millrace.api.process;

import dev.millrace.api.execution.JobID;

/// Provides information about the job.
public interface JobInfo {

    JobID getJobId();

    String getJobName();
}
