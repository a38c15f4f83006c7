package dev.millrace.api.execution;

/// Defines the states of a job.
public enum JobStatus {
    /// The job is submitted. Its preparation has not started.
    INITIALIZING(Terminal.NO),
    /// The job is ready to start.
    CREATED(Terminal.NO),
    /// The tasks of the job are starting or running.
    RUNNING(Terminal.NO),
    /// A task failed. The other tasks are being cancelled.
    FAILING(Terminal.NO),
    /// The job has failed.
    FAILED(Terminal.GLOBALLY),
    /// A user cancelled the job. Its tasks are being cancelled.
    CANCELLING(Terminal.NO),
    /// The job was cancelled by a user.
    CANCELED(Terminal.GLOBALLY),
    /// The job has processed all of its input.
    FINISHED(Terminal.GLOBALLY),
    /// The job restarts after a failure.
    RESTARTING(Terminal.NO),
    /// This coordinator has released the job. Another coordinator may recover the job.
    SUSPENDED(Terminal.LOCALLY),
    /// A new coordinator searches for running tasks of the job.
    RECONCILING(Terminal.NO);

    private enum Terminal {
        NO,
        LOCALLY,
        GLOBALLY
    }

    private final Terminal terminal;

    JobStatus(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Returns whether no coordinator will ever run the job again.
    public boolean isGloballyTerminalState() {
        return terminal == Terminal.GLOBALLY;
    }

    /// Returns whether this coordinator will not run the job again.
    public boolean isTerminalState() {
        return terminal != Terminal.NO;
    }
}
