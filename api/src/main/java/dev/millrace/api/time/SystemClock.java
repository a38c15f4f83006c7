package dev.millrace.api.time;

import dev.millrace.base.host.Host;

/// Represents the clock of the machine.
public final class SystemClock extends Clock {
    private static final SystemClock INSTANCE = new SystemClock();

    private SystemClock() {}

    /// Returns the only instance.
    public static SystemClock getInstance() {
        return INSTANCE;
    }

    @Override
    public long absoluteTimeMillis() {
        return Host.real().clock().millis();
    }

    @Override
    public long relativeTimeMillis() {
        return relativeTimeNanos() / 1_000_000;
    }

    @Override
    public long relativeTimeNanos() {
        return Host.real().clock().nanos();
    }
}
