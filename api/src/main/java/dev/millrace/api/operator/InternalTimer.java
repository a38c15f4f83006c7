package dev.millrace.api.operator;

/// Describes a timer that fired.
public interface InternalTimer<K, N> {

    /// Returns the time of the timer in milliseconds.
    long getTimestamp();

    K getKey();

    N getNamespace();
}
