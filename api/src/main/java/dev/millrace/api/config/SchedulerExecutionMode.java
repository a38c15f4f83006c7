package dev.millrace.api.config;

/// Defines how a coordinator assigns slots to jobs.
public enum SchedulerExecutionMode {
    /// A job uses all slots of the cluster.
    REACTIVE
}
