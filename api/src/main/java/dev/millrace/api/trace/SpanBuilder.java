package dev.millrace.api.trace;

import dev.millrace.base.host.Host;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Builds a span. Not thread-safe.
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

    /// Creates a builder.
    ///
    /// @param classScope the name of the class to which the span belongs; the class need not exist in this JVM
    public SpanBuilder(String classScope, String name) {
        this.scope = classScope;
        this.name = name;
    }

    /// Returns the span.
    public Span build() {
        return build(Map.of());
    }

    /// Returns the span with additional attributes. An additional attribute replaces an existing attribute of the
    /// same name.
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

    /// Sets the start in milliseconds since the epoch. The default is the time of the call of `build`.
    public SpanBuilder setStartTsMillis(long startTsMillis) {
        this.startMillis = startTsMillis;
        return this;
    }

    /// Sets the end in milliseconds since the epoch. The default is the start of the span.
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

    /// Returns the name of the span.
    public String getName() {
        return name;
    }

    /// Adds child spans.
    public SpanBuilder addChildren(List<SpanBuilder> spans) {
        children.addAll(spans);
        return this;
    }

    /// Adds a child span.
    public SpanBuilder addChild(SpanBuilder span) {
        children.add(span);
        return this;
    }
}
