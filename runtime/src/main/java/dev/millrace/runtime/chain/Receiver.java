package dev.millrace.runtime.chain;

/// Receives records and control elements: an input of an operator, or the exit of the subtask. Called by the
/// subtask's thread only. A call returns when all its results have been processed or queued.
///
/// @param <T> the type of the records
public interface Receiver<T> {

    /// Receives a record.
    ///
    /// @param value the record, which the receiver now owns
    /// @param timestamp the event time in milliseconds, or [dev.millrace.exchange.Batch#NO_TIMESTAMP]
    void record(T value, long timestamp);

    /// Receives a watermark: no record with this timestamp or a lower one follows. Watermarks are
    /// strictly ascending.
    void watermark(long timestamp);

    /// Receives whether the inputs are idle, so that event time does not wait for them.
    void idle(boolean isIdle);

    /// Receives whether the next records are backlog, whose results are not urgent.
    void backlog(boolean isBacklog);

    /// Receives the end, once, after the last record and watermark.
    void end();
}
