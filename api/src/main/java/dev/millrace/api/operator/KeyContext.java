package dev.millrace.api.operator;

/// Whoever has a current key.
public interface KeyContext {

    void setCurrentKey(Object key);

    Object getCurrentKey();
}
