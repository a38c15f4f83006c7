package dev.millrace.bench.load;

import java.io.Serializable;

/// Represents the record of all workloads, as input and as result. The fields are public, as the engines require.
public final class Event implements Serializable {
    private static final long serialVersionUID = 1L;

    /// The grouping key.
    public long key;

    /// The value that is summed, counted or joined.
    public long value;

    /// Milliseconds of event time; in the workload `latency`, the nanoseconds at which the event was due.
    public long timestamp;

    /// Creates an event of zeros, for serializers.
    public Event() {}

    /// Creates an event with these fields.
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
