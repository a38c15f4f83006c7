package dev.millrace.api.time;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Declares that no record with this timestamp or an earlier timestamp is expected to follow. A record that follows
/// nevertheless is late.
public final class Watermark implements Serializable {
    private static final long serialVersionUID = 1L;

    /// The watermark at the end of the input.
    public static final Watermark MAX_WATERMARK = new Watermark(Long.MAX_VALUE);

    private final long timestamp;

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

    /// Returns the timestamp as date and time in the time zone of the JVM, with milliseconds.
    public String getFormattedTimestamp() {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS")
                .format(Instant.ofEpochMilli(timestamp).atZone(ZoneId.systemDefault()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Watermark watermark && watermark.timestamp == timestamp;
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
