package dev.millrace.api.window;

import dev.millrace.api.time.stream.StreamRecord;

/// An element of a window with its timestamp, as evictors see it.
public class TimestampedValue<T> {
    private final T value;
    private final long timestamp;
    private final boolean hasTimestamp;

    /// A value without a timestamp.
    public TimestampedValue(T value) {
        this.value = value;
        this.timestamp = Long.MIN_VALUE;
        this.hasTimestamp = false;
    }

    /// @param timestamp in milliseconds
    public TimestampedValue(T value, long timestamp) {
        this.value = value;
        this.timestamp = timestamp;
        this.hasTimestamp = true;
    }

    public T getValue() {
        return value;
    }

    /// The timestamp in milliseconds.
    ///
    /// @throws IllegalStateException if there is none
    public long getTimestamp() {
        if (hasTimestamp) return timestamp;
        throw WindowFaults.NO_TIMESTAMP
                .state("the timestamp of element %s was asked for, and it has none", value)
                .fix("ask hasTimestamp() first, or assign timestamps with a WatermarkStrategy");
    }

    public boolean hasTimestamp() {
        return hasTimestamp;
    }

    /// The element as operators pass it on.
    public StreamRecord<T> getStreamRecord() {
        return hasTimestamp ? new StreamRecord<>(value, timestamp) : new StreamRecord<>(value);
    }

    /// An element as operators pass it on, with its time if it has one.
    public static <T> TimestampedValue<T> from(StreamRecord<T> streamRecord) {
        return streamRecord.hasTimestamp()
                ? new TimestampedValue<>(streamRecord.getValue(), streamRecord.getTimestamp())
                : new TimestampedValue<>(streamRecord.getValue());
    }
}
