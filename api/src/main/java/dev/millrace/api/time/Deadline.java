package dev.millrace.api.time;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/// Is a point in time until which something must happen. Immutable.
public class Deadline {
    private final long endNanos;
    private final Clock clock;

    private Deadline(long endNanos, Clock clock) {
        this.endNanos = endNanos;
        this.clock = clock;
    }

    /// Returns a deadline that is reached now.
    public static Deadline now() {
        return fromNow(Duration.ZERO);
    }

    /// Returns the deadline after a duration from now.
    public static Deadline fromNow(Duration duration) {
        return fromNowWithClock(duration, SystemClock.getInstance());
    }

    /// Returns the deadline after a duration from the clock's now. The deadline follows this clock.
    public static Deadline fromNowWithClock(Duration duration, Clock clock) {
        return new Deadline(plus(clock.relativeTimeNanos(), duration), clock);
    }

    private static long plus(long nanos, Duration duration) {
        // The clock may count from any number, so a large sum must end before the clock would overflow.
        return duration.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) > 0
                ? nanos + Long.MAX_VALUE / 2
                : nanos + duration.toNanos();
    }

    /// Returns a later deadline.
    public Deadline plus(Duration other) {
        return new Deadline(plus(endNanos, other), clock);
    }

    /// Returns the remaining time; negative after the deadline.
    public Duration timeLeft() {
        return Duration.ofNanos(endNanos - clock.relativeTimeNanos());
    }

    /// Returns the remaining time.
    ///
    /// @throws TimeoutException if the deadline has passed
    public Duration timeLeftIfAny() throws TimeoutException {
        Duration left = timeLeft();
        if (left.isPositive()) return left;
        throw new TimeoutException("The deadline passed " + left.abs() + " ago.");
    }

    /// Returns whether the deadline is in the future.
    public boolean hasTimeLeft() {
        return !isOverdue();
    }

    /// Returns whether the deadline has passed.
    public boolean isOverdue() {
        return endNanos - clock.relativeTimeNanos() <= 0;
    }

    @Override
    public String toString() {
        return "Deadline in " + timeLeft();
    }
}
