package dev.millrace.runtime.window;

/// Provides processing time and event time to window functions.
public interface WindowClock {
    long processingTime();

    long watermark();
}
