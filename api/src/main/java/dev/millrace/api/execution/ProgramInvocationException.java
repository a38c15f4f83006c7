package dev.millrace.api.execution;

import org.jspecify.annotations.Nullable;

/// Reports that a program cannot run or that its main method failed.
public class ProgramInvocationException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates an exception with a message.
    public ProgramInvocationException(@Nullable String message) {
        super(message);
    }

    /// Creates an exception with a message and the id of a job.
    public ProgramInvocationException(@Nullable String message, JobID jobID) {
        super(message + " (JobID: " + jobID + ")");
    }

    /// Creates an exception with the message of its cause.
    public ProgramInvocationException(Throwable cause) {
        super(cause);
    }

    /// Creates an exception with a message and a cause.
    public ProgramInvocationException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Creates an exception with a message, the id of a job and a cause.
    public ProgramInvocationException(@Nullable String message, JobID jobID, @Nullable Throwable cause) {
        super(message + " (JobID: " + jobID + ")", cause);
    }
}
