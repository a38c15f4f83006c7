package dev.millrace.api.operator;

/// Provides access to the current key.
public interface KeyContext {

    void setCurrentKey(Object key);

    Object getCurrentKey();
}
