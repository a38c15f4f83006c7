package dev.millrace.api.execution;

import org.jspecify.annotations.Nullable;

/// Is thrown by whoever waits for a job that was cancelled.
public class JobCancellationException extends JobExecutionException {
    private static final long serialVersionUID = 1L;

    /// Creates one with a message of its own.
    public JobCancellationException(JobID jobID, @Nullable String msg, @Nullable Throwable cause) {
        super(jobID, msg, cause);
    }
}
