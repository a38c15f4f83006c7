package dev.millrace.testkit;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import java.io.Serializable;

/// Describes a job of a cluster and its status at one moment.
public class JobStatusMessage implements Serializable {
    private static final long serialVersionUID = 1L;

    private final JobID jobId;
    private final String jobName;
    private final JobStatus jobState;
    private final long startTime;

    /// @param startTime in milliseconds since the epoch
    public JobStatusMessage(JobID jobId, String jobName, JobStatus jobState, long startTime) {
        this.jobId = jobId;
        this.jobName = jobName;
        this.jobState = jobState;
        this.startTime = startTime;
    }

    public JobID getJobId() {
        return jobId;
    }

    public String getJobName() {
        return jobName;
    }

    public JobStatus getJobState() {
        return jobState;
    }

    /// Returns the start time in milliseconds since the epoch.
    public long getStartTime() {
        return startTime;
    }
}
