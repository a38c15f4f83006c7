package dev.millrace.api.trace;

/// What takes attributes before it is built: a [SpanBuilder] or a [dev.millrace.api.event.EventBuilder]. An attribute
/// that is set again replaces the one before.
public interface AttributeBuilder {

    /// Adds text.
    AttributeBuilder setAttribute(String key, String value);

    /// Adds a whole number.
    AttributeBuilder setAttribute(String key, long value);

    /// Adds a number.
    AttributeBuilder setAttribute(String key, double value);

    /// Adds a yes or no.
    AttributeBuilder setAttribute(String key, boolean value);
}
