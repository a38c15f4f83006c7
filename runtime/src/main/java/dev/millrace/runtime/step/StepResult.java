package dev.millrace.runtime.step;

/// What a [Tasklet#step] came to.
public enum StepResult {
    /// Something was done; there may be more.
    WORKED,
    /// There was nothing to do.
    IDLE,
    /// There is something to do, but receivers must take what was sent before.
    BLOCKED,
    /// Nothing will ever be done again.
    DONE
}
