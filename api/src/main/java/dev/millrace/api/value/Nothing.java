package dev.millrace.api.value;

/// Has no values. Describes streams without records.
public class Nothing {
    private Nothing() {}
}
