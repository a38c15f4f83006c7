package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Metric;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The metrics that user code of one job has registered, by their full names. Safe to use from any thread.
public final class MetricRegistry {
    private final Map<String, Metric> metrics = new ConcurrentHashMap<>();

    /// Keeps the first metric of a name, as Flink does.
    void register(String identifier, Metric metric) {
        metrics.putIfAbsent(identifier, metric);
    }

    public Optional<Metric> find(String identifier) {
        return Optional.ofNullable(metrics.get(identifier));
    }

    /// All of them, sorted by name.
    public Map<String, Metric> all() {
        return new TreeMap<>(metrics);
    }
}
