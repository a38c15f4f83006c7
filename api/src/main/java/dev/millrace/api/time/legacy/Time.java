package dev.millrace.api.time.legacy;

import dev.millrace.api.util.Preconditions;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Represents a length of time in a unit. The type replaces both classes named `Time` of Flink 1.x. New programs use
/// [Duration]. Immutable.
public final class Time implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TimeUnit unit;
    private final long size;

    private Time(long size, TimeUnit unit) {
        this.unit = Preconditions.checkNotNull(unit, "the unit must be given");
        this.size = size;
    }

    /// Creates a length of time.
    public static Time of(long size, TimeUnit unit) {
        return new Time(size, unit);
    }

    /// Creates a length of time in milliseconds.
    public static Time milliseconds(long milliseconds) {
        return of(milliseconds, TimeUnit.MILLISECONDS);
    }

    /// Creates a length of time in seconds.
    public static Time seconds(long seconds) {
        return of(seconds, TimeUnit.SECONDS);
    }

    /// Creates a length of time in minutes.
    public static Time minutes(long minutes) {
        return of(minutes, TimeUnit.MINUTES);
    }

    /// Creates a length of time in hours.
    public static Time hours(long hours) {
        return of(hours, TimeUnit.HOURS);
    }

    /// Creates a length of time in days of 24 hours.
    public static Time days(long days) {
        return of(days, TimeUnit.DAYS);
    }

    /// Converts a duration, truncated to milliseconds.
    public static Time fromDuration(Duration duration) {
        return milliseconds(duration.toMillis());
    }

    /// Returns the unit.
    public TimeUnit getUnit() {
        return unit;
    }

    /// Returns the length in the unit.
    public long getSize() {
        return size;
    }

    /// Returns the length in milliseconds, truncated.
    public long toMilliseconds() {
        return unit.toMillis(size);
    }

    /// Returns the length as a duration of whole milliseconds.
    public Duration toDuration() {
        return Duration.ofMillis(toMilliseconds());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Time time && time.toMilliseconds() == toMilliseconds();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(toMilliseconds());
    }

    @Override
    public String toString() {
        return toMilliseconds() + " ms";
    }
}
