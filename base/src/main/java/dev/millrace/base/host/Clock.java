package dev.millrace.base.host;

/// Tells the time.
public interface Clock {

    /// Monotonic nanoseconds with no fixed origin; only differences mean anything.
    long nanos();

    /// Wall-clock milliseconds since 1970-01-01T00:00Z.
    long millis();
}
