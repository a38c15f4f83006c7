package dev.millrace.api.sink;

/// What writers send to committers.
public sealed interface CommittableMessage<CommT> permits CommittableSummary, CommittableWithLineage {

    /// Stands for the end of the input where a checkpoint would be named.
    long EOI = Long.MAX_VALUE;

    /// The writer's subtask.
    int getSubtaskId();

    /// The checkpoint, or [#EOI].
    default long getCheckpointIdOrEOI() {
        return getCheckpointId();
    }

    /// The checkpoint, or [#EOI].
    long getCheckpointId();
}
