package dev.millrace.exchange;

/// What may stand at the end of a [Batch]: a statement about the stream rather than a record of it.
public sealed interface Control {

    /// No record with a timestamp at or before this one will follow, as far as the sender knows.
    ///
    /// @param timestamp event time in milliseconds; `Long.MAX_VALUE` after the last record of a bounded stream
    record Watermark(long timestamp) implements Control {}

    /// The sender has nothing to say about event time for now, and must not hold it back.
    record Idle() implements Control {}

    /// The sender counts again after [Idle].
    record Active() implements Control {}

    /// Everything before belongs to the checkpoint, everything after does not.
    ///
    /// @param startedMillis when the checkpoint was begun, by the wall clock
    /// @param isExact whether a receiver keeps what follows from its state until all barriers have come
    record Barrier(long checkpoint, long startedMillis, boolean isExact) implements Control {}

    /// Left a source at a time, and went on with the records from subtask to subtask: how long they take.
    ///
    /// @param markedMillis by the wall clock
    /// @param source id of the source
    /// @param subtask of the source
    record LatencyMarker(long markedMillis, String source, int subtask) implements Control {}

    /// Whether the records that follow are backlog: old records, for whose results nobody waits.
    record Backlog(boolean isBacklog) implements Control {}

    /// Nothing follows.
    record End() implements Control {}

    Idle IDLE = new Idle();
    Active ACTIVE = new Active();
    End END = new End();
}
