package dev.millrace.runtime.chain;

/// What the step before pushes into: one input of an operator, or the way out of the subtask. Called on the subtask's
/// thread only, and returns when all that follows from the call has been done or queued.
///
/// @param <T> the records' type
public interface Receiver<T> {

    /// @param value the record; it belongs to the receiver from now on
    /// @param timestamp event time in milliseconds, or [dev.millrace.exchange.Batch#NO_TIMESTAMP]
    void record(T value, long timestamp);

    /// No record at or before this time will follow. Never falls; comes once for each value.
    void watermark(long timestamp);

    /// Whether the inputs have gone silent, so that event time must not wait for them.
    void idle(boolean isIdle);

    /// Whether the records that follow are backlog: old records, for whose results nobody waits.
    void backlog(boolean isBacklog);

    /// Nothing follows; comes after the last record and watermark, once.
    void end();
}
