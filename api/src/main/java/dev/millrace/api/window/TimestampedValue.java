package dev.millrace.api.window;

import dev.millrace.api.time.stream.StreamRecord;

/// Holds an element of a window with its timestamp. Evictors receive elements in this form.
public class TimestampedValue<T> {
    private final T value;
    private final long timestamp;
    private final boolean hasTimestamp;

    /// Creates a value without a timestamp.
    public TimestampedValue(T value) {
        this.value = value;
        this.timestamp = Long.MIN_VALUE;
        this.hasTimestamp = false;
    }

    /// Creates a value with a timestamp.
    ///
    /// @param timestamp milliseconds
    public TimestampedValue(T value, long timestamp) {
        this.value = value;
        this.timestamp = timestamp;
        this.hasTimestamp = true;
    }

    /// Returns the element.
    public T getValue() {
        return value;
    }

    /// Returns the timestamp in milliseconds.
    ///
    /// @throws IllegalStateException if the value has no timestamp
    public long getTimestamp() {
        if (hasTimestamp) return timestamp;
        throw WindowFaults.NO_TIMESTAMP
                .state("Element %s has no timestamp.", value)
                .fix("Call hasTimestamp() first, or assign timestamps with a WatermarkStrategy.");
    }

    /// Tells whether the element has a timestamp.
    public boolean hasTimestamp() {
        return hasTimestamp;
    }

    /// Returns the element as a stream record, which operators pass on.
    public StreamRecord<T> getStreamRecord() {
        return hasTimestamp ? new StreamRecord<>(value, timestamp) : new StreamRecord<>(value);
    }

    /// Creates a value from a stream record, with the timestamp of the record if there is one.
    public static <T> TimestampedValue<T> from(StreamRecord<T> streamRecord) {
        return streamRecord.hasTimestamp()
                ? new TimestampedValue<>(streamRecord.getValue(), streamRecord.getTimestamp())
                : new TimestampedValue<>(streamRecord.getValue());
    }
}
