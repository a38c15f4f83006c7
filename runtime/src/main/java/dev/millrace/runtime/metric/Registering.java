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

    MetricHome home();

    /// Names from the job down to this group.
    List<String> scope();

    /// Names and values that describe where the group is, each name in angle brackets.
    Map<String, String> variables();

    @Override
    default Counter counter(String name) {
        return counter(name, new SimpleCounter());
    }

    @Override
    default <C extends Counter> C counter(String name, C counter) {
        home().register(getMetricIdentifier(name), counter);
        return counter;
    }

    @Override
    default <T, G extends Gauge<T>> G gauge(String name, G gauge) {
        home().register(getMetricIdentifier(name), gauge);
        return gauge;
    }

    @Override
    default <H extends Histogram> H histogram(String name, H histogram) {
        home().register(getMetricIdentifier(name), histogram);
        return histogram;
    }

    @Override
    default <M extends Meter> M meter(String name, M meter) {
        home().register(getMetricIdentifier(name), meter);
        return meter;
    }

    @Override
    default MetricGroup addGroup(String name) {
        return new UserGroup(home(), deeper(name), variables());
    }

    @Override
    default MetricGroup addGroup(String key, String value) {
        List<String> deeper = deeper(key);
        deeper.add(value);
        Map<String, String> more = new HashMap<>(variables());
        more.put("<" + key + ">", value);
        return new UserGroup(home(), deeper, more);
    }

    private List<String> deeper(String name) {
        List<String> deeper = new ArrayList<>(scope());
        deeper.add(name);
        return deeper;
    }

    @Override
    default String[] getScopeComponents() {
        return scope().toArray(String[]::new);
    }

    @Override
    default Map<String, String> getAllVariables() {
        return new HashMap<>(variables());
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
