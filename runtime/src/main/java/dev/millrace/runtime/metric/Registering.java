package dev.millrace.runtime.metric;

import dev.millrace.api.metric.CharacterFilter;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.Histogram;
import dev.millrace.api.metric.Meter;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.SimpleCounter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A metric group that puts what is made in it into a registry, under its scope.
interface Registering extends MetricGroup {

    MetricRegistry registry();

    /// Names from the job down to this group.
    List<String> scope();

    @Override
    default Counter counter(String name) {
        return counter(name, new SimpleCounter());
    }

    @Override
    default <C extends Counter> C counter(String name, C counter) {
        registry().register(getMetricIdentifier(name), counter);
        return counter;
    }

    @Override
    default <T, G extends Gauge<T>> G gauge(String name, G gauge) {
        registry().register(getMetricIdentifier(name), gauge);
        return gauge;
    }

    @Override
    default <H extends Histogram> H histogram(String name, H histogram) {
        registry().register(getMetricIdentifier(name), histogram);
        return histogram;
    }

    @Override
    default <M extends Meter> M meter(String name, M meter) {
        registry().register(getMetricIdentifier(name), meter);
        return meter;
    }

    @Override
    default MetricGroup addGroup(String name) {
        List<String> deeper = new ArrayList<>(scope());
        deeper.add(name);
        return new UserGroup(registry(), deeper);
    }

    @Override
    default MetricGroup addGroup(String key, String value) {
        return addGroup(key).addGroup(value);
    }

    @Override
    default String[] getScopeComponents() {
        return scope().toArray(String[]::new);
    }

    @Override
    default Map<String, String> getAllVariables() {
        return new HashMap<>();
    }

    @Override
    default String getMetricIdentifier(String name) {
        return String.join(".", scope()) + "." + name;
    }

    @Override
    default String getMetricIdentifier(String name, CharacterFilter filter) {
        return filter.filterCharacters(getMetricIdentifier(name));
    }
}
