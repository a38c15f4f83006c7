package dev.millrace.bench.bare;

/// The keyed half of a workload: what one worker does with the events of its keys. Owned by that worker.
interface KeyedLoop {
    /// Takes one event.
    void accept(int stream, long key, long value, long timestamp);

    /// No event before this time will come any more; `Long.MAX_VALUE` at the end.
    void advance(long watermark);
}
