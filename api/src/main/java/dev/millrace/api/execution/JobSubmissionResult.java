package dev.millrace.api.execution;

/// Holds the result of the submission of a job.
public class JobSubmissionResult {
    private final JobID jobID;

    public JobSubmissionResult(JobID jobID) {
        this.jobID = jobID;
    }

    /// Returns the ID of the job.
    public JobID getJobID() {
        return jobID;
    }

    /// Returns whether the job has ended, so that its result is available.
    public boolean isJobExecutionResult() {
        return false;
    }

    /// Returns the result of the job.
    ///
    /// @throws ClassCastException if the job has not ended
    public JobExecutionResult getJobExecutionResult() {
        throw new ClassCastException("job " + jobID + " was only handed in: it has no result yet");
    }
}
