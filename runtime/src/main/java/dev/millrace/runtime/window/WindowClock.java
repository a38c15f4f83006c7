package dev.millrace.runtime.window;

/// Time as window functions see it.
public interface WindowClock {
    long processingTime();

    long watermark();
}
