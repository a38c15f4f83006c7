package dev.millrace.api.trace;

/// Collects attributes for a [SpanBuilder] or an [dev.millrace.api.event.EventBuilder]. Setting an attribute again
/// replaces its value.
public interface AttributeBuilder {

    /// Sets an attribute to a text.
    AttributeBuilder setAttribute(String key, String value);

    /// Sets an attribute to an integer.
    AttributeBuilder setAttribute(String key, long value);

    /// Sets an attribute to a floating-point number.
    AttributeBuilder setAttribute(String key, double value);

    /// Sets an attribute to a boolean.
    AttributeBuilder setAttribute(String key, boolean value);
}
