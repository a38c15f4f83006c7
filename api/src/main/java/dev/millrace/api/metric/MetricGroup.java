package dev.millrace.api.metric;

import dev.millrace.api.event.EventBuilder;
import dev.millrace.api.trace.SpanBuilder;
import java.util.Map;

/// Names and registers metrics. Groups are nested. Called by the task's thread only.
public interface MetricGroup {

    /// Reports a span with the variables of this group to all trace reporters. A group that registers nothing
    /// reports nothing. The method returns at once. The caller may reuse the builder.
    default void addSpan(SpanBuilder spanBuilder) {}

    /// Reports an event with the variables of this group to all event reporters. A group that registers nothing
    /// reports nothing. The method returns at once. The caller may reuse the builder.
    default void addEvent(EventBuilder eventBuilder) {}

    /// Creates a counter and registers it under the name.
    default Counter counter(int name) {
        return counter(String.valueOf(name));
    }

    /// Creates a counter and registers it under the name.
    Counter counter(String name);

    /// Registers a counter and returns it.
    default <C extends Counter> C counter(int name, C counter) {
        return counter(String.valueOf(name), counter);
    }

    /// Registers a counter and returns it.
    <C extends Counter> C counter(String name, C counter);

    /// Registers a gauge and returns it.
    default <T, G extends Gauge<T>> G gauge(int name, G gauge) {
        return gauge(String.valueOf(name), gauge);
    }

    /// Registers a gauge and returns it.
    <T, G extends Gauge<T>> G gauge(String name, G gauge);

    /// Registers a histogram and returns it.
    <H extends Histogram> H histogram(String name, H histogram);

    /// Registers a histogram and returns it.
    default <H extends Histogram> H histogram(int name, H histogram) {
        return histogram(String.valueOf(name), histogram);
    }

    /// Registers a meter and returns it.
    <M extends Meter> M meter(String name, M meter);

    /// Registers a meter and returns it.
    default <M extends Meter> M meter(int name, M meter) {
        return meter(String.valueOf(name), meter);
    }

    /// Returns the nested group of the name. If there is none, the method creates the group.
    default MetricGroup addGroup(int name) {
        return addGroup(String.valueOf(name));
    }

    /// Returns the nested group of the name. If there is none, the method creates the group.
    MetricGroup addGroup(String name);

    /// Returns the nested group of one value of a variable. Reporters may use the variable as a label.
    MetricGroup addGroup(String key, String value);

    /// Returns the names from the outermost group to this group.
    String[] getScopeComponents();

    /// Returns the variables of this group and of all outer groups. Each name is in `<>`.
    Map<String, String> getAllVariables();

    /// Returns the full name of a metric in this group.
    String getMetricIdentifier(String metricName);

    /// Returns the full name of a metric in this group. The filter applies to each part.
    String getMetricIdentifier(String metricName, CharacterFilter filter);
}
