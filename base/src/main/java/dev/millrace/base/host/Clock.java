package dev.millrace.base.host;

import java.util.concurrent.TimeUnit;

/// Tells the time.
public interface Clock {

    /// Returns monotonic nanoseconds with no fixed origin. Only differences have a meaning.
    long nanos();

    /// Returns wall-clock milliseconds since 1970-01-01T00:00Z.
    long millis();

    /// Returns the nanoseconds until a time of the wall clock: 0 if the time has passed, and `Long.MAX_VALUE` if
    /// the number would overflow.
    ///
    /// @param deadlineMillis any number of milliseconds since 1970
    default long nanosUntil(long deadlineMillis) {
        long now = millis();
        if (deadlineMillis <= now) return 0;
        long left = deadlineMillis - now;
        return left < 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(left);
    }
}
