package dev.millrace.api.event;

import dev.millrace.api.trace.AttributeBuilder;
import dev.millrace.base.host.Host;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Builds an event. Not thread-safe.
public class EventBuilder implements AttributeBuilder {
    private final Map<String, Object> attributes = new HashMap<>();
    private String classScope;
    private String name;
    private long observedMillis;
    private String body = "";
    private String severity = "";

    /// Creates a builder without a class and a name.
    public EventBuilder() {
        this("", "");
    }

    /// Creates a builder without a name.
    public EventBuilder(Class<?> classScope) {
        this(classScope, "");
    }

    public EventBuilder(Class<?> classScope, String name) {
        this(Objects.requireNonNullElse(classScope.getCanonicalName(), classScope.getName()), name);
    }

    /// Creates a builder.
    ///
    /// @param classScope the name of the class to which the event belongs
    public EventBuilder(String classScope, String name) {
        this.classScope = classScope;
        this.name = name;
    }

    /// Sets the time at which the event was observed, in milliseconds since the epoch. The default is the time of the
    /// call of `build`.
    public EventBuilder setObservedTsMillis(long observedTsMillis) {
        this.observedMillis = observedTsMillis;
        return this;
    }

    /// Sets the name of the event.
    public EventBuilder setName(String name) {
        this.name = name;
        return this;
    }

    /// Sets the name of the class to which the event belongs.
    public EventBuilder setClassScope(String classScope) {
        this.classScope = classScope;
        return this;
    }

    /// Sets the description of the event.
    public EventBuilder setBody(String body) {
        this.body = body;
        return this;
    }

    /// Sets the severity as log levels name it, for example `INFO` or `WARN`.
    public EventBuilder setSeverity(String severity) {
        this.severity = severity;
        return this;
    }

    @Override
    public EventBuilder setAttribute(String key, String value) {
        attributes.put(key, value);
        return this;
    }

    @Override
    public EventBuilder setAttribute(String key, long value) {
        attributes.put(key, value);
        return this;
    }

    @Override
    public EventBuilder setAttribute(String key, double value) {
        attributes.put(key, value);
        return this;
    }

    @Override
    public EventBuilder setAttribute(String key, boolean value) {
        attributes.put(key, value);
        return this;
    }

    /// Returns the name of the event.
    public String getName() {
        return name;
    }

    /// Returns the event with additional attributes. An additional attribute replaces an existing attribute of the
    /// same name.
    public Event build(Map<String, String> additionalAttributes) {
        Map<String, Object> all = new HashMap<>(attributes);
        all.putAll(additionalAttributes);
        long observed = observedMillis == 0 ? Host.real().clock().millis() : observedMillis;
        return new SeenEvent(observed, classScope, name, body, severity, all);
    }

    /// Returns the event.
    public Event build() {
        return build(Map.of());
    }
}
