package dev.millrace.api.execution;

/// What a job is doing.
public enum JobStatus {
    /// It was handed in, and nothing is prepared yet.
    INITIALIZING(Terminal.NO),
    /// It is ready to start.
    CREATED(Terminal.NO),
    /// Its tasks run, or are being started.
    RUNNING(Terminal.NO),
    /// A task failed, and the others are being ended.
    FAILING(Terminal.NO),
    /// It ended by a failure.
    FAILED(Terminal.GLOBALLY),
    /// Somebody ended it, and its tasks are being ended.
    CANCELLING(Terminal.NO),
    /// It ended because somebody said so.
    CANCELED(Terminal.GLOBALLY),
    /// It ended because its input did.
    FINISHED(Terminal.GLOBALLY),
    /// It is being started again after a failure.
    RESTARTING(Terminal.NO),
    /// This coordinator has let it go; another may take it up.
    SUSPENDED(Terminal.LOCALLY),
    /// A new coordinator looks for what is left of it.
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

    /// Whether nobody will ever run it again.
    public boolean isGloballyTerminalState() {
        return terminal == Terminal.GLOBALLY;
    }

    /// Whether this coordinator will not run it again.
    public boolean isTerminalState() {
        return terminal != Terminal.NO;
    }
}
