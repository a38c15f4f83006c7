package dev.millrace.api.operator;

/// Describes a timer that fired.
public interface InternalTimer<K, N> {

    /// Returns the time of the timer in milliseconds.
    long getTimestamp();

    /// Returns the key of the timer.
    K getKey();

    /// Returns the namespace of the timer.
    N getNamespace();
}
