package dev.millrace.api.operator;

/// Provides access to the current key.
public interface KeyContext {

    /// Sets the current key.
    void setCurrentKey(Object key);

    /// Returns the current key.
    Object getCurrentKey();
}
