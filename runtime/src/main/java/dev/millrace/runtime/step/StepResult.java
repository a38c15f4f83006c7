package dev.millrace.runtime.step;

/// Defines the results of [Tasklet#step].
public enum StepResult {
    /// The step did some work; there may be more.
    WORKED,
    /// There was nothing to do.
    IDLE,
    /// There is work, but receivers must first take what was sent.
    BLOCKED,
    /// The tasklet has ended.
    DONE
}
