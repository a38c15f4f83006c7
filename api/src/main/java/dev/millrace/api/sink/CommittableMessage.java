package dev.millrace.api.sink;

/// Carries committables and their summaries from writers to committers.
public sealed interface CommittableMessage<CommT> permits CommittableSummary, CommittableWithLineage {

    /// Replaces the checkpoint id at the end of the input.
    long EOI = Long.MAX_VALUE;

    /// Returns the index of the writer's subtask.
    int getSubtaskId();

    /// Returns the checkpoint id, or [#EOI] at the end of the input.
    default long getCheckpointIdOrEOI() {
        return getCheckpointId();
    }

    /// Returns the checkpoint id, or [#EOI] at the end of the input.
    long getCheckpointId();
}
