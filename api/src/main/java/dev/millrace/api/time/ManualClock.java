package dev.millrace.api.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that stands still until it is told otherwise; for tests. Safe to use from any thread.
public final class ManualClock extends Clock {
    private final AtomicLong nanos;

    public ManualClock() {
        this(0);
    }

    /// @param startTime in nanoseconds
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

    /// Lets time pass; a negative duration turns it back.
    public void advanceTime(long duration, TimeUnit timeUnit) {
        nanos.addAndGet(timeUnit.toNanos(duration));
    }

    /// Lets time pass; a negative duration turns it back.
    public void advanceTime(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
