package dev.millrace.api.value;

/// A value that can take over the content of another.
public interface ResettableValue<T extends Value> extends Value {

    /// Takes over the content of a value.
    void setValue(T value);
}
