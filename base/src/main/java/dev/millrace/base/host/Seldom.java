package dev.millrace.base.host;

import java.util.concurrent.atomic.AtomicLong;

/// Counts an event that may occur thousands of times a second, and decides when to log it: the first time, and then at
/// most once an hour. Thread-safe.
public final class Seldom {
    private static final long QUIET_NANOS = 3_600_000_000_000L;

    private final Clock clock;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong toldNanos = new AtomicLong(Long.MIN_VALUE);

    public Seldom(Clock clock) {
        this.clock = clock;
    }

    /// Counts the event.
    ///
    /// @return the number of events so far if it should be logged now, else 0
    public long count() {
        long soFar = count.incrementAndGet();
        long now = clock.nanos();
        long told = toldNanos.get();
        boolean isTime = told == Long.MIN_VALUE || now - told > QUIET_NANOS;
        return isTime && toldNanos.compareAndSet(told, now) ? soFar : 0;
    }
}
