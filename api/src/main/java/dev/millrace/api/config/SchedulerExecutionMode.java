package dev.millrace.api.config;

/// How a coordinator gives slots to jobs.
public enum SchedulerExecutionMode {
    /// Jobs take all slots that there are.
    REACTIVE
}
