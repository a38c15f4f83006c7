package dev.millrace.api.execution;

/// What is known of a job once it was handed in.
public class JobSubmissionResult {
    private final JobID jobID;

    public JobSubmissionResult(JobID jobID) {
        this.jobID = jobID;
    }

    public JobID getJobID() {
        return jobID;
    }

    /// Whether the job has ended and its result is here.
    public boolean isJobExecutionResult() {
        return false;
    }

    /// The result.
    ///
    /// @throws ClassCastException if the job has not ended
    public JobExecutionResult getJobExecutionResult() {
        throw new ClassCastException("job " + jobID + " was only handed in: it has no result yet");
    }
}
