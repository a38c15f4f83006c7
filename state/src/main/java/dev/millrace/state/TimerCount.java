package dev.millrace.state;

/// Whoever keeps timers of keys and tells how many there are.
public interface TimerCount {

    /// How many event-time timers there are.
    int eventTimeTimers();

    /// How many processing-time timers there are.
    int processingTimeTimers();
}
