package dev.millrace.api.time;

/// Measures how much time passes. It may stand still while the input is held back.
public interface RelativeClock {

    /// Milliseconds since some moment.
    long relativeTimeMillis();

    /// Nanoseconds since some moment.
    long relativeTimeNanos();
}
