package dev.millrace.bench.bare;

/// Implements the keyed half of a workload: processes the events of one worker's keys. Owned by that worker.
interface KeyedLoop {
    /// Processes one event.
    void accept(int stream, long key, long value, long timestamp);

    /// Advances the watermark: no event before this time follows. The last watermark is `Long.MAX_VALUE`.
    void advance(long watermark);
}
