package dev.millrace.table.data;

import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Is a value of the timestamp types: milliseconds since 1970, and nanoseconds within the millisecond. Immutable.
public final class TimestampData implements Comparable<TimestampData>, Serializable {
    private static final long serialVersionUID = 1L;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final long millisecond;
    private final int nanoOfMillisecond;

    private TimestampData(long millisecond, int nanoOfMillisecond) {
        if (nanoOfMillisecond < 0 || nanoOfMillisecond >= NANOS_PER_MILLI) {
            throw new IllegalArgumentException(nanoOfMillisecond + " nanoseconds are not within a millisecond.");
        }
        this.millisecond = millisecond;
        this.nanoOfMillisecond = nanoOfMillisecond;
    }

    /// Returns the milliseconds since 1970-01-01 00:00:00.
    public long getMillisecond() {
        return millisecond;
    }

    /// Returns the nanoseconds within the millisecond.
    public int getNanoOfMillisecond() {
        return nanoOfMillisecond;
    }

    /// Returns the same date and time as a JDBC timestamp.
    public Timestamp toTimestamp() {
        return Timestamp.valueOf(toLocalDateTime());
    }

    /// Returns the date and time of a timestamp without a time zone.
    public LocalDateTime toLocalDateTime() {
        return LocalDateTime.ofInstant(toInstant(), ZoneOffset.UTC);
    }

    /// Returns the point in time of a timestamp with local time zone.
    public Instant toInstant() {
        return Instant.ofEpochMilli(millisecond).plusNanos(nanoOfMillisecond);
    }

    /// Returns the value for milliseconds since 1970.
    public static TimestampData fromEpochMillis(long milliseconds) {
        return new TimestampData(milliseconds, 0);
    }

    /// Returns the value for milliseconds since 1970, and nanoseconds within the millisecond.
    public static TimestampData fromEpochMillis(long milliseconds, int nanosOfMillisecond) {
        return new TimestampData(milliseconds, nanosOfMillisecond);
    }

    /// Returns the value of a date and time.
    public static TimestampData fromLocalDateTime(LocalDateTime dateTime) {
        return fromInstant(dateTime.toInstant(ZoneOffset.UTC));
    }

    /// Returns the value of a JDBC timestamp.
    public static TimestampData fromTimestamp(Timestamp timestamp) {
        return fromLocalDateTime(timestamp.toLocalDateTime());
    }

    /// Returns the value of a point in time.
    public static TimestampData fromInstant(Instant instant) {
        return new TimestampData(instant.toEpochMilli(), instant.getNano() % NANOS_PER_MILLI);
    }

    /// Returns whether milliseconds are enough for values with the given number of digits behind the seconds.
    public static boolean isCompact(int precision) {
        return precision <= 3;
    }

    @Override
    public int compareTo(TimestampData that) {
        int order = Long.compare(millisecond, that.millisecond);
        return order != 0 ? order : Integer.compare(nanoOfMillisecond, that.nanoOfMillisecond);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimestampData data
                && millisecond == data.millisecond
                && nanoOfMillisecond == data.nanoOfMillisecond;
    }

    @Override
    public int hashCode() {
        return Objects.hash(millisecond, nanoOfMillisecond);
    }

    @Override
    public String toString() {
        return toLocalDateTime().toString();
    }
}
