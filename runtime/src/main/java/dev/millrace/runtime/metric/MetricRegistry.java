package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Metric;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The metrics of one job by their full names, the engine's and those of user code. Names are
///
/// - `job.task.subtask.name` for what a subtask counts, a task being a chain of steps: `numRecordsIn`,
///   `busyTimeMsPerSecond`;
/// - `job.operator.subtask.name` for what one step counts: `numRecordsSend` of a sink, counters of functions;
/// - `job.source.coordinator.enumerator.name` for a source's enumerator.
///
/// Safe to use from any thread.
public final class MetricRegistry {
    private final Map<String, Metric> metrics = new ConcurrentHashMap<>();
    private final @Nullable MetricRegistry whole;

    public MetricRegistry() {
        this(null);
    }

    private MetricRegistry(@Nullable MetricRegistry whole) {
        this.whole = whole;
    }

    /// For a part of the job whose metrics are among these too, and can be forgotten without the others.
    public MetricRegistry part() {
        return new MetricRegistry(this);
    }

    /// Keeps the first metric of a name, as Flink does.
    void register(String identifier, Metric metric) {
        if (metrics.putIfAbsent(identifier, metric) == null && whole != null) whole.register(identifier, metric);
    }

    /// Drops all: the subtasks that had them are gone.
    public void forget() {
        if (whole != null) metrics.forEach(whole.metrics::remove);
        metrics.clear();
    }

    /// The metric of a full name.
    public Optional<Metric> find(String identifier) {
        return Optional.ofNullable(metrics.get(identifier));
    }

    /// All of them, sorted by name.
    public Map<String, Metric> all() {
        return new TreeMap<>(metrics);
    }
}
