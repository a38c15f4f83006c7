package dev.millrace.runtime.window;

/// Time as window functions see it.
interface WindowClock {
    long processingTime();

    long watermark();
}
