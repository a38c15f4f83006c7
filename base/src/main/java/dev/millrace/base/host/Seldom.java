package dev.millrace.base.host;

import java.util.concurrent.atomic.AtomicLong;

/// Counts what may happen thousands of times a second, and says when it may be told: the first time, and then once an
/// hour at most. Any thread.
public final class Seldom {
    private static final long QUIET_NANOS = 3_600_000_000_000L;

    private final Clock clock;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong toldNanos = new AtomicLong(Long.MIN_VALUE);

    public Seldom(Clock clock) {
        this.clock = clock;
    }

    /// It has happened once more.
    ///
    /// @return how often so far if that is to be told now, else 0
    public long count() {
        long soFar = count.incrementAndGet();
        long now = clock.nanos();
        long told = toldNanos.get();
        boolean isTime = told == Long.MIN_VALUE || now - told > QUIET_NANOS;
        return isTime && toldNanos.compareAndSet(told, now) ? soFar : 0;
    }
}
