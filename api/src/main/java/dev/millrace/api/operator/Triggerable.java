package dev.millrace.api.operator;

/// Receives the timers that fire. The current key is the key of the timer.
public interface Triggerable<K, N> {

    void onEventTime(InternalTimer<K, N> timer) throws Exception;

    void onProcessingTime(InternalTimer<K, N> timer) throws Exception;
}
