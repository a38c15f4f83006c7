package dev.millrace.api.time;

/// Measures elapsed time. The clock may stop while backpressure or alignment blocks the input.
public interface RelativeClock {

    /// Returns milliseconds since an arbitrary moment.
    long relativeTimeMillis();

    /// Returns nanoseconds since an arbitrary moment.
    long relativeTimeNanos();
}
