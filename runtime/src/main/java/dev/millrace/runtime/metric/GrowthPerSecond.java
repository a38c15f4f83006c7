package dev.millrace.runtime.metric;

import dev.millrace.base.host.Clock;
import java.util.function.LongSupplier;

/// Computes the growth per second of a number that only grows. A value covers the time since the previous one, but
/// at least one second, so that frequent readers see the same value. Thread-safe.
final class GrowthPerSecond {
    private static final long SHORTEST_NANOS = 1_000_000_000;

    private final LongSupplier number;
    private final Clock clock;
    private long lastNanos;
    private long lastNumber;
    private double rate;

    GrowthPerSecond(LongSupplier number, Clock clock) {
        this.number = number;
        this.clock = clock;
        this.lastNanos = clock.nanos();
        this.lastNumber = number.getAsLong();
    }

    synchronized double read() {
        long now = clock.nanos();
        if (now - lastNanos < SHORTEST_NANOS) return rate;
        long current = number.getAsLong();
        rate = (current - lastNumber) * 1e9 / (now - lastNanos);
        lastNanos = now;
        lastNumber = current;
        return rate;
    }
}
