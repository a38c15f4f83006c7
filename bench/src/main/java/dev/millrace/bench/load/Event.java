package dev.millrace.bench.load;

import java.io.Serializable;

/// The record of all workloads, as input and as result: a class with public fields, as each engine's own field access
/// needs it.
public final class Event implements Serializable {
    private static final long serialVersionUID = 1L;

    /// What the record is grouped by.
    public long key;

    /// What is summed, counted or joined.
    public long value;

    /// Milliseconds of event time; in the workload `latency`, the nanoseconds at which the event was due.
    public long timestamp;

    /// An event of zeros, for serializers.
    public Event() {}

    /// An event with these fields.
    public Event(long key, long value, long timestamp) {
        this.key = key;
        this.value = value;
        this.timestamp = timestamp;
    }

    @Override
    public String toString() {
        return "Event[key=" + key + ", value=" + value + ", timestamp=" + timestamp + "]";
    }
}
