package dev.millrace.api.time.stream;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Carries a value and its timestamp, if it has one. An operator may reuse a record for other values. Not thread-safe.
///
/// @param <T> the type of the value
public final class StreamRecord<T> extends StreamElement {
    private T value;
    private long timestamp;
    private boolean hasTimestamp;

    /// Creates a record without a timestamp.
    public StreamRecord(T value) {
        this.value = value;
    }

    /// Creates a record with a timestamp.
    ///
    /// @param timestamp milliseconds since the epoch
    public StreamRecord(T value, long timestamp) {
        this.value = value;
        this.timestamp = timestamp;
        this.hasTimestamp = true;
    }

    /// Returns the value.
    public T getValue() {
        return value;
    }

    /// Returns the timestamp in milliseconds since the epoch, or [Long#MIN_VALUE] if there is none.
    public long getTimestamp() {
        return hasTimestamp ? timestamp : Long.MIN_VALUE;
    }

    /// Tells whether the record has a timestamp.
    public boolean hasTimestamp() {
        return hasTimestamp;
    }

    /// Replaces the value and keeps the timestamp.
    ///
    /// @return this record
    @SuppressWarnings("unchecked")
    public <X> StreamRecord<X> replace(X element) {
        value = (T) element;
        return (StreamRecord<X>) this;
    }

    /// Replaces the value and the timestamp.
    ///
    /// @return this record
    @SuppressWarnings("unchecked")
    public <X> StreamRecord<X> replace(X value, long timestamp) {
        this.value = (T) value;
        setTimestamp(timestamp);
        return (StreamRecord<X>) this;
    }

    /// Sets the timestamp in milliseconds since the epoch.
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
        hasTimestamp = true;
    }

    /// Removes the timestamp.
    public void eraseTimestamp() {
        hasTimestamp = false;
    }

    /// Creates a record with the timestamp of this record.
    ///
    /// @param valueCopy a copy of the value
    public StreamRecord<T> copy(T valueCopy) {
        StreamRecord<T> copy = new StreamRecord<>(valueCopy);
        copyTo(valueCopy, copy);
        return copy;
    }

    /// Copies the timestamp into another record and sets its value.
    ///
    /// @param valueCopy a copy of the value
    public void copyTo(T valueCopy, StreamRecord<T> target) {
        target.value = valueCopy;
        target.timestamp = timestamp;
        target.hasTimestamp = hasTimestamp;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StreamRecord<?> record
                && hasTimestamp == record.hasTimestamp
                && getTimestamp() == record.getTimestamp()
                && Objects.equals(value, record.value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value) * 31 + Long.hashCode(getTimestamp());
    }

    @Override
    public String toString() {
        return "Record @ " + (hasTimestamp ? timestamp : "(undef)") + " : " + value;
    }
}
