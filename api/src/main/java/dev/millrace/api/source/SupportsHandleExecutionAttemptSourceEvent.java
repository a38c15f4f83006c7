package dev.millrace.api.source;

/// Lets an enumerator distinguish the attempts of a reader.
public interface SupportsHandleExecutionAttemptSourceEvent {

    /// Handles a message from one attempt of a reader.
    void handleSourceEvent(int subtaskId, int attemptNumber, SourceEvent sourceEvent);
}
