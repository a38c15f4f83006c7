package dev.millrace.api.event;

/// The events that the engine tells, by the names under which Flink does.
public enum Events {
    /// A checkpoint was completed or given up.
    CheckpointEvent,
    /// A job is in another status.
    JobStatusChangeEvent,
    /// Something of a job has failed.
    JobFailureEvent,
    /// All subtasks of a job run or have come to their end, or no longer do.
    AllSubtasksStatusChangeEvent;

    /// Begins such an event.
    ///
    /// @param classScope whose matter it is
    public EventBuilder builder(Class<?> classScope) {
        return Event.builder(classScope, name());
    }
}
