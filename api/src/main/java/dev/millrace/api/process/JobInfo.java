package dev.millrace.api.process;

import dev.millrace.api.execution.JobID;

/// What a function can know of its job.
public interface JobInfo {

    JobID getJobId();

    String getJobName();
}
