package dev.millrace.exchange;

/// Represents a control element, which may follow the records of a [Batch]. It says something about the stream.
public sealed interface Control {

    /// States that no record with this timestamp or an earlier one will follow, as far as the sender knows.
    ///
    /// @param timestamp event time in milliseconds; `Long.MAX_VALUE` after the last record of a bounded stream
    record Watermark(long timestamp) implements Control {}

    /// States that the sender is idle and must not hold back event time.
    record Idle() implements Control {}

    /// States that the sender is active again after [Idle].
    record Active() implements Control {}

    /// Separates the records that belong to a checkpoint from those that do not.
    ///
    /// @param startedMillis the start of the checkpoint by the wall clock
    /// @param isExact whether the receiver aligns barriers: it processes no records after the barrier until all
    /// barriers have come
    record Barrier(long checkpoint, long startedMillis, boolean isExact) implements Control {}

    /// Measures the latency of the stream: leaves a source at a known time and moves with the records from subtask
    /// to subtask.
    ///
    /// @param markedMillis the time at the source by the wall clock
    /// @param source the id of the source
    /// @param subtask the index of the source's subtask
    record LatencyMarker(long markedMillis, String source, int subtask) implements Control {}

    /// Tells whether the records that follow are backlog: old records whose results nobody waits for.
    record Backlog(boolean isBacklog) implements Control {}

    /// Ends the stream.
    record End() implements Control {}

    Idle IDLE = new Idle();
    Active ACTIVE = new Active();
    End END = new End();
}
