package dev.millrace.base.host;

import java.util.concurrent.TimeUnit;

/// Tells the time.
public interface Clock {

    /// Monotonic nanoseconds with no fixed origin; only differences mean anything.
    long nanos();

    /// Wall-clock milliseconds since 1970-01-01T00:00Z.
    long millis();

    /// Returns how many nanoseconds are left until a time of the wall clock: 0 if that is over, and `Long.MAX_VALUE` if
    /// there are more.
    ///
    /// @param deadlineMillis any number of milliseconds since 1970
    default long nanosUntil(long deadlineMillis) {
        long now = millis();
        if (deadlineMillis <= now) return 0;
        long left = deadlineMillis - now;
        return left < 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(left);
    }
}
