package dev.millrace.api.time.stream;

import org.jspecify.annotations.Nullable;

/// Carries a watermark between operators. Immutable.
public class Watermark extends StreamElement {
    /// The watermark at the end of the input.
    public static final Watermark MAX_WATERMARK = new Watermark(Long.MAX_VALUE);

    /// The value before the first watermark.
    public static final Watermark UNINITIALIZED = new Watermark(Long.MIN_VALUE);

    protected final long timestamp;

    /// Creates a watermark.
    ///
    /// @param timestamp milliseconds since the epoch
    public Watermark(long timestamp) {
        this.timestamp = timestamp;
    }

    /// Returns the timestamp in milliseconds since the epoch.
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
