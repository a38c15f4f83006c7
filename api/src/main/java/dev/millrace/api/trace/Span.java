package dev.millrace.api.trace;

import java.util.List;
import java.util.Map;

/// Describes an activity with a start and an end, for example a checkpoint. The engine reports a span once, after its
/// end. Immutable.
public interface Span {

    /// Creates a builder for a span.
    ///
    /// @param classScope the class to which the span belongs
    static SpanBuilder builder(Class<?> classScope, String name) {
        return new SpanBuilder(classScope, name);
    }

    /// Returns the name of the class to which the span belongs.
    String getScope();

    /// Returns the name of the span.
    String getName();

    /// Returns the start of the span in milliseconds since the epoch.
    long getStartTsMillis();

    /// Returns the end of the span in milliseconds since the epoch.
    long getEndTsMillis();

    /// Returns the attributes by name. Each value is a `String`, a `Long`, a `Double` or a `Boolean`.
    Map<String, Object> getAttributes();

    /// Returns the child spans; empty if none were reported.
    List<Span> getChildren();
}
