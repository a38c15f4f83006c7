package dev.millrace.api.operator;

/// Receives the timers that fire. The current key is the key of the timer.
public interface Triggerable<K, N> {

    /// Called when an event-time timer fires.
    void onEventTime(InternalTimer<K, N> timer) throws Exception;

    /// Called when a processing-time timer fires.
    void onProcessingTime(InternalTimer<K, N> timer) throws Exception;
}
