package dev.millrace.api.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Represents a clock for tests, which advances only when a test advances it. Thread-safe.
public final class ManualClock extends Clock {
    private final AtomicLong nanos;

    public ManualClock() {
        this(0);
    }

    /// Creates a clock.
    ///
    /// @param startTime nanoseconds
    public ManualClock(long startTime) {
        this.nanos = new AtomicLong(startTime);
    }

    @Override
    public long absoluteTimeMillis() {
        return relativeTimeMillis();
    }

    @Override
    public long relativeTimeMillis() {
        return relativeTimeNanos() / 1_000_000;
    }

    @Override
    public long relativeTimeNanos() {
        return nanos.get();
    }

    /// Advances the clock. A negative duration sets the clock back.
    public void advanceTime(long duration, TimeUnit timeUnit) {
        nanos.addAndGet(timeUnit.toNanos(duration));
    }

    /// Advances the clock. A negative duration sets the clock back.
    public void advanceTime(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
