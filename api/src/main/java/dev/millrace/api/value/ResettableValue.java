package dev.millrace.api.value;

/// Defines a value that can copy the content of another.
public interface ResettableValue<T extends Value> extends Value {

    /// Copies the content of a value to this value.
    void setValue(T value);
}
