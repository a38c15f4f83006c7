package dev.millrace.api.time.stream;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A record with its event time, if it has one. May be used again for other values; not for several threads.
///
/// @param <T> the value's type
public final class StreamRecord<T> extends StreamElement {
    private T value;
    private long timestamp;
    private boolean hasTimestamp;

    /// A record without a time.
    public StreamRecord(T value) {
        this.value = value;
    }

    /// @param timestamp milliseconds since 1970-01-01T00:00Z
    public StreamRecord(T value, long timestamp) {
        this.value = value;
        this.timestamp = timestamp;
        this.hasTimestamp = true;
    }

    public T getValue() {
        return value;
    }

    /// The event time; [Long#MIN_VALUE] if there is none.
    public long getTimestamp() {
        return hasTimestamp ? timestamp : Long.MIN_VALUE;
    }

    public boolean hasTimestamp() {
        return hasTimestamp;
    }

    /// This very record with another value and the same time.
    @SuppressWarnings("unchecked")
    public <X> StreamRecord<X> replace(X element) {
        value = (T) element;
        return (StreamRecord<X>) this;
    }

    /// This very record with another value and time.
    @SuppressWarnings("unchecked")
    public <X> StreamRecord<X> replace(X value, long timestamp) {
        this.value = (T) value;
        setTimestamp(timestamp);
        return (StreamRecord<X>) this;
    }

    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
        hasTimestamp = true;
    }

    public void eraseTimestamp() {
        hasTimestamp = false;
    }

    /// A new record with this one's time.
    ///
    /// @param valueCopy a copy of the value
    public StreamRecord<T> copy(T valueCopy) {
        StreamRecord<T> copy = new StreamRecord<>(valueCopy);
        copyTo(valueCopy, copy);
        return copy;
    }

    /// Gives another record this one's time and a copy of the value.
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
