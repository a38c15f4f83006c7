package dev.millrace.api.time;

/// Tells the time and measures how much passes.
public abstract class Clock implements RelativeClock {

    /// Wall-clock milliseconds since 1970-01-01T00:00Z.
    public abstract long absoluteTimeMillis();

    @Override
    public abstract long relativeTimeMillis();

    @Override
    public abstract long relativeTimeNanos();
}
