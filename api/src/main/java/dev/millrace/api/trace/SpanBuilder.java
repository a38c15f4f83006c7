package dev.millrace.api.trace;

import dev.millrace.base.host.Host;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Puts a span together. Not safe to use from several threads.
public class SpanBuilder implements AttributeBuilder {
    private final String scope;
    private final String name;
    private final Map<String, Object> attributes = new HashMap<>();
    private final List<SpanBuilder> children = new ArrayList<>();
    private long startMillis;
    private long endMillis;

    SpanBuilder(Class<?> classScope, String name) {
        this(Objects.requireNonNullElse(classScope.getCanonicalName(), classScope.getName()), name);
    }

    /// @param classScope whose matter it is: the name of a class that need not be here
    public SpanBuilder(String classScope, String name) {
        this.scope = classScope;
        this.name = name;
    }

    /// A span of what is known so far.
    public Span build() {
        return build(Map.of());
    }

    /// A span of what is known so far, with more attributes, which replace others of their names.
    public Span build(Map<String, String> additionalVariables) {
        Map<String, Object> all = new HashMap<>(attributes);
        all.putAll(additionalVariables);
        long start = startMillis == 0 ? Host.real().clock().millis() : startMillis;
        return new FinishedSpan(
                scope,
                name,
                start,
                endMillis == 0 ? start : endMillis,
                all,
                children.stream().map(each -> each.build(additionalVariables)).toList());
    }

    /// When it began, by the wall clock; else it begins when it is built.
    public SpanBuilder setStartTsMillis(long startTsMillis) {
        this.startMillis = startTsMillis;
        return this;
    }

    /// When it ended, by the wall clock; else it ends as it begins.
    public SpanBuilder setEndTsMillis(long endTsMillis) {
        this.endMillis = endTsMillis;
        return this;
    }

    @Override
    public SpanBuilder setAttribute(String key, String value) {
        attributes.put(key, value);
        return this;
    }

    @Override
    public SpanBuilder setAttribute(String key, long value) {
        attributes.put(key, value);
        return this;
    }

    @Override
    public SpanBuilder setAttribute(String key, double value) {
        attributes.put(key, value);
        return this;
    }

    @Override
    public SpanBuilder setAttribute(String key, boolean value) {
        attributes.put(key, value);
        return this;
    }

    /// What the span is called.
    public String getName() {
        return name;
    }

    /// Adds parts of the span.
    public SpanBuilder addChildren(List<SpanBuilder> spans) {
        children.addAll(spans);
        return this;
    }

    /// Adds a part of the span.
    public SpanBuilder addChild(SpanBuilder span) {
        children.add(span);
        return this;
    }
}
