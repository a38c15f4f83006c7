package dev.millrace.runtime.metric;

import dev.millrace.base.host.Clock;
import java.util.function.LongSupplier;

/// How much a number that only grows has grown per second. A reading covers the time since the one before it, but at
/// least a second, so that readers in quick succession see the same. Safe to use from any thread.
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
