package dev.millrace.api.time.stream;

import org.jspecify.annotations.Nullable;

/// A watermark as it travels between operators.
public class Watermark extends StreamElement {
    /// Says that nothing will follow.
    public static final Watermark MAX_WATERMARK = new Watermark(Long.MAX_VALUE);

    /// The time before any watermark.
    public static final Watermark UNINITIALIZED = new Watermark(Long.MIN_VALUE);

    protected final long timestamp;

    /// @param timestamp milliseconds since 1970-01-01T00:00Z
    public Watermark(long timestamp) {
        this.timestamp = timestamp;
    }

    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other != null && other.getClass() == getClass() && ((Watermark) other).timestamp == timestamp;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(timestamp);
    }

    @Override
    public String toString() {
        return "Watermark @ " + timestamp;
    }
}
