package dev.millrace.api.operator;

/// A timer that has fired.
public interface InternalTimer<K, N> {

    /// What it was registered for, in milliseconds.
    long getTimestamp();

    K getKey();

    N getNamespace();
}
