package dev.millrace.api.event;

import dev.millrace.api.trace.AttributeBuilder;
import dev.millrace.base.host.Host;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Puts an event together. Not safe to use from several threads.
public class EventBuilder implements AttributeBuilder {
    private final Map<String, Object> attributes = new HashMap<>();
    private String classScope;
    private String name;
    private long observedMillis;
    private String body = "";
    private String severity = "";

    /// Of nobody, and without a name.
    public EventBuilder() {
        this("", "");
    }

    /// Without a name.
    public EventBuilder(Class<?> classScope) {
        this(classScope, "");
    }

    public EventBuilder(Class<?> classScope, String name) {
        this(Objects.requireNonNullElse(classScope.getCanonicalName(), classScope.getName()), name);
    }

    /// @param classScope whose matter it is: the name of a class
    public EventBuilder(String classScope, String name) {
        this.classScope = classScope;
        this.name = name;
    }

    /// When it was seen, by the wall clock; else when it is built.
    public EventBuilder setObservedTsMillis(long observedTsMillis) {
        this.observedMillis = observedTsMillis;
        return this;
    }

    /// What it is called.
    public EventBuilder setName(String name) {
        this.name = name;
        return this;
    }

    /// Whose matter it is: the name of a class.
    public EventBuilder setClassScope(String classScope) {
        this.classScope = classScope;
        return this;
    }

    /// What happened, in words.
    public EventBuilder setBody(String body) {
        this.body = body;
        return this;
    }

    /// How grave it is, as logs say it: `INFO`, `WARN`.
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

    /// What the event is called.
    public String getName() {
        return name;
    }

    /// An event of what is known so far, with more attributes, which replace others of their names.
    public Event build(Map<String, String> additionalAttributes) {
        Map<String, Object> all = new HashMap<>(attributes);
        all.putAll(additionalAttributes);
        long observed = observedMillis == 0 ? Host.real().clock().millis() : observedMillis;
        return new SeenEvent(observed, classScope, name, body, severity, all);
    }

    /// An event of what is known so far.
    public Event build() {
        return build(Map.of());
    }
}
