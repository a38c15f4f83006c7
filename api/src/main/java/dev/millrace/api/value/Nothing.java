package dev.millrace.api.value;

/// The type of what has no values.
public class Nothing {
    private Nothing() {}
}
