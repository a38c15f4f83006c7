package dev.millrace.api.time;

/// Measures absolute and relative time.
public abstract class Clock implements RelativeClock {

    /// Returns the current time in milliseconds since the epoch.
    public abstract long absoluteTimeMillis();

    @Override
    public abstract long relativeTimeMillis();

    @Override
    public abstract long relativeTimeNanos();
}
