package dev.millrace.api.trace;

import java.util.List;
import java.util.Map;

/// Something that took a while, such as a checkpoint: told once, when it is over. Cannot change.
public interface Span {

    /// Begins a span.
    ///
    /// @param classScope whose matter it is
    static SpanBuilder builder(Class<?> classScope, String name) {
        return new SpanBuilder(classScope, name);
    }

    /// Whose matter it is: the name of a class.
    String getScope();

    /// What it is called.
    String getName();

    /// When it began, by the wall clock.
    long getStartTsMillis();

    /// When it ended, by the wall clock.
    long getEndTsMillis();

    /// More about it: texts, `Long`s, `Double`s and `Boolean`s, by name.
    Map<String, Object> getAttributes();

    /// What it consists of, as far as that is told.
    List<Span> getChildren();
}
