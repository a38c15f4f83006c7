package dev.millrace.api.execution;

import org.jspecify.annotations.Nullable;

/// Reports to a waiting caller that the job was cancelled.
public class JobCancellationException extends JobExecutionException {
    private static final long serialVersionUID = 1L;

    /// Creates an exception with a message.
    public JobCancellationException(JobID jobID, @Nullable String msg, @Nullable Throwable cause) {
        super(jobID, msg, cause);
    }
}
