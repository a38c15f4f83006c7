package dev.millrace.api.execution;

import org.jspecify.annotations.Nullable;

/// Is thrown by whoever runs a program whose main method throws, or that cannot be run at all.
public class ProgramInvocationException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates one that only says what is wrong.
    public ProgramInvocationException(@Nullable String message) {
        super(message);
    }

    /// Creates one about a job.
    public ProgramInvocationException(@Nullable String message, JobID jobID) {
        super(message + " (JobID: " + jobID + ")");
    }

    /// Creates one that says what its cause says.
    public ProgramInvocationException(Throwable cause) {
        super(cause);
    }

    /// Creates one with a message of its own and a cause.
    public ProgramInvocationException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Creates one about a job with a cause.
    public ProgramInvocationException(@Nullable String message, JobID jobID, @Nullable Throwable cause) {
        super(message + " (JobID: " + jobID + ")", cause);
    }
}
