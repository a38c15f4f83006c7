package dev.millrace.api.metric;

import dev.millrace.api.event.EventBuilder;
import dev.millrace.api.trace.SpanBuilder;
import java.util.Map;

/// A named place for metrics, inside another one. Functions use it from their task's thread.
public interface MetricGroup {

    /// Has a span told to all reporters of spans, with the variables of this group; nobody is told by a group that
    /// registers nothing. Returns at once, and the builder may be used again.
    default void addSpan(SpanBuilder spanBuilder) {}

    /// Has an event told to all reporters of events, with the variables of this group; nobody is told by a group
    /// that registers nothing. Returns at once, and the builder may be used again.
    default void addEvent(EventBuilder eventBuilder) {}

    /// A new counter, registered under the name.
    default Counter counter(int name) {
        return counter(String.valueOf(name));
    }

    /// A new counter, registered under the name.
    Counter counter(String name);

    /// Registers a counter.
    default <C extends Counter> C counter(int name, C counter) {
        return counter(String.valueOf(name), counter);
    }

    /// Registers a counter.
    <C extends Counter> C counter(String name, C counter);

    /// Registers a gauge.
    default <T, G extends Gauge<T>> G gauge(int name, G gauge) {
        return gauge(String.valueOf(name), gauge);
    }

    /// Registers a gauge.
    <T, G extends Gauge<T>> G gauge(String name, G gauge);

    /// Registers a histogram.
    <H extends Histogram> H histogram(String name, H histogram);

    /// Registers a histogram.
    default <H extends Histogram> H histogram(int name, H histogram) {
        return histogram(String.valueOf(name), histogram);
    }

    /// Registers a meter.
    <M extends Meter> M meter(String name, M meter);

    /// Registers a meter.
    default <M extends Meter> M meter(int name, M meter) {
        return meter(String.valueOf(name), meter);
    }

    /// The group of that name inside this one, made if it is not there.
    default MetricGroup addGroup(int name) {
        return addGroup(String.valueOf(name));
    }

    /// The group of that name inside this one, made if it is not there.
    MetricGroup addGroup(String name);

    /// A group for one value of a variable that reporters may use as a label.
    MetricGroup addGroup(String key, String value);

    /// The names from the outermost group to this one.
    String[] getScopeComponents();

    /// The variables of this group and of those around it, each name in `<>`.
    Map<String, String> getAllVariables();

    /// The full name of a metric in this group.
    String getMetricIdentifier(String metricName);

    /// The full name of a metric in this group, each part filtered.
    String getMetricIdentifier(String metricName, CharacterFilter filter);
}
