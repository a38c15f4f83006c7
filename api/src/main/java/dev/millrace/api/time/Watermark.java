package dev.millrace.api.time;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Says that no record with this timestamp or an earlier one will follow, as far as is known.
public final class Watermark implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Says that nothing will follow.
    public static final Watermark MAX_WATERMARK = new Watermark(Long.MAX_VALUE);

    private final long timestamp;

    /// @param timestamp milliseconds since 1970-01-01T00:00Z
    public Watermark(long timestamp) {
        this.timestamp = timestamp;
    }

    public long getTimestamp() {
        return timestamp;
    }

    /// The timestamp as date and time in the zone of the JVM, with milliseconds.
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
