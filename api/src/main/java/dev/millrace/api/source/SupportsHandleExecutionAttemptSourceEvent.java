package dev.millrace.api.source;

/// For enumerators that tell the attempts of a reader apart.
public interface SupportsHandleExecutionAttemptSourceEvent {

    /// A message of one attempt of a reader.
    void handleSourceEvent(int subtaskId, int attemptNumber, SourceEvent sourceEvent);
}
