package dev.millrace.runtime.metric;

import dev.millrace.api.event.EventBuilder;
import dev.millrace.api.metric.AbstractMetricGroup;
import dev.millrace.api.metric.CharacterFilter;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.Histogram;
import dev.millrace.api.metric.LogicalScopeProvider;
import dev.millrace.api.metric.Meter;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.SimpleCounter;
import dev.millrace.api.trace.SpanBuilder;
import java.util.HashMap;
import java.util.Map;

/// Implements a metric group: registers each metric in the registry of [#home], under the scope of the group. If the
/// name is taken, the group returns the new metric but does not register the metric, so reporters do not see it.
/// Spans and events go to the reporters of the registry.
interface RegisteringMetricGroup extends AbstractMetricGroup, LogicalScopeProvider {

    /// Returns the registry for the metrics of the group.
    MetricRegistration home();

    /// Returns the scope of the group.
    Scope scope();

    @Override
    default void close() {
        home().registry().forgetBelow(scope());
    }

    @Override
    default void addSpan(SpanBuilder spanBuilder) {
        home().registry().tell(scope(), spanBuilder);
    }

    @Override
    default void addEvent(EventBuilder eventBuilder) {
        home().registry().tell(scope(), eventBuilder);
    }

    @Override
    default Counter counter(String name) {
        return counter(name, new SimpleCounter());
    }

    @Override
    default <C extends Counter> C counter(String name, C counter) {
        home().register(scope(), name, counter);
        return counter;
    }

    @Override
    default <T, G extends Gauge<T>> G gauge(String name, G gauge) {
        home().register(scope(), name, gauge);
        return gauge;
    }

    @Override
    default <H extends Histogram> H histogram(String name, H histogram) {
        home().register(scope(), name, histogram);
        return histogram;
    }

    @Override
    default <M extends Meter> M meter(String name, M meter) {
        home().register(scope(), name, meter);
        return meter;
    }

    @Override
    default MetricGroup addGroup(String name) {
        return new UserGroup(home(), scope().in(name));
    }

    @Override
    default MetricGroup addGroup(String key, String value) {
        return new UserGroup(home(), scope().in(key, value));
    }

    @Override
    default String[] getScopeComponents() {
        return scope().components().toArray(String[]::new);
    }

    @Override
    default Map<String, String> getAllVariables() {
        return new HashMap<>(scope().variables());
    }

    @Override
    default String getMetricIdentifier(String name) {
        return getMetricIdentifier(name, CharacterFilter.NO_OP_FILTER);
    }

    @Override
    default String getMetricIdentifier(String name, CharacterFilter filter) {
        return scope().identifier(name, filter, scope().delimiter());
    }

    @Override
    default String getLogicalScope(CharacterFilter filter) {
        return scope().logical(filter, scope().delimiter());
    }

    @Override
    default String getLogicalScope(CharacterFilter filter, char delimiter) {
        return scope().logical(filter, String.valueOf(delimiter));
    }

    @Override
    default MetricGroup getWrappedMetricGroup() {
        return this;
    }
}
