package dev.millrace.api.event;

/// Names the events that the engine reports. The names are those of Flink.
public enum Events {
    /// A checkpoint was completed or aborted.
    CheckpointEvent,
    /// The status of a job changed.
    JobStatusChangeEvent,
    /// A part of a job failed.
    JobFailureEvent,
    /// All subtasks of a job are running or finished, or this is no longer true.
    AllSubtasksStatusChangeEvent;

    /// Creates a builder for an event.
    ///
    /// @param classScope the class to which the event belongs
    public EventBuilder builder(Class<?> classScope) {
        return Event.builder(classScope, name());
    }
}
