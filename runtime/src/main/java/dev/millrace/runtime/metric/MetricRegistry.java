package dev.millrace.runtime.metric;

import dev.millrace.api.event.EventBuilder;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.trace.SpanBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Registers the metrics of one job by path: those of the engine and those of user code. The paths are:
///
/// - `job.task.subtask.name` for the counters of a subtask, where a task is a chain of steps:
/// `numRecordsIn`, `busyTimeMsPerSecond`;
/// - `job.operator.subtask.name` for the counters of one step: `numRecordsSend` of a sink, counters of functions;
/// - `job.source.coordinator.enumerator.name` for a source's enumerator.
///
/// Their external names are in their [Scope]. Thread-safe.
public final class MetricRegistry {
    private final Map<Key, Registered> metrics = new ConcurrentHashMap<>();
    private final Map<String, Metric> byPath = new ConcurrentHashMap<>();
    // Spans and events are reported without a lock, because a thread may hold the lock for long.
    private final List<MetricWatcher> watchers = new CopyOnWriteArrayList<>();
    private final Scopes scopes;
    private final @Nullable MetricRegistry whole;

    /// A task with one operator has the same path as the operator, so the logical scope is part of the key.
    private record Key(String path, List<String> logical) {}

    private record Registered(Metric metric, String name, Scope scope) {}

    /// Creates the registry of a job without an id, with Flink's names.
    public MetricRegistry() {
        this(Scopes.plain(), null);
    }

    /// Creates the registry of a job.
    ///
    /// @param scopes defines the names of metrics
    public MetricRegistry(Scopes scopes) {
        this(scopes, null);
    }

    private MetricRegistry(Scopes scopes, @Nullable MetricRegistry whole) {
        this.scopes = scopes;
        this.whole = whole;
    }

    /// Returns a new part of this registry. The part's metrics are also in this registry, and can be
    /// cleared alone.
    public MetricRegistry part() {
        return new MetricRegistry(scopes, this);
    }

    /// Returns the definition of metric names.
    public Scopes scopes() {
        return scopes;
    }

    /// Adds a watcher, which is first notified of all present metrics.
    public synchronized void watch(MetricWatcher watcher) {
        watchers.add(watcher);
        metrics.values().forEach(each -> watcher.added(each.metric, each.name, each.scope));
    }

    /// Removes a watcher after a notification that all metrics are gone. The metrics stay in this registry.
    public synchronized void unwatch(MetricWatcher watcher) {
        if (watchers.remove(watcher)) {
            metrics.values().forEach(each -> watcher.removed(each.metric, each.name, each.scope));
        }
    }

    /// Registers a metric. If the name is taken, the first metric stays, as in Flink.
    void register(Scope scope, String name, Metric metric) {
        register(new Key(scope.pathTo(name), scope.logical()), new Registered(metric, name, scope));
    }

    private synchronized void register(Key key, Registered each) {
        if (metrics.putIfAbsent(key, each) != null) return;
        byPath.putIfAbsent(key.path, each.metric);
        if (whole != null) whole.register(key, each);
        for (MetricWatcher watcher : watchers) watcher.added(each.metric, each.name, each.scope);
    }

    void tell(Scope scope, SpanBuilder span) {
        for (MetricWatcher watcher : watchers) watcher.told(span, scope);
        if (whole != null) whole.tell(scope, span);
    }

    void tell(Scope scope, EventBuilder event) {
        for (MetricWatcher watcher : watchers) watcher.told(event, scope);
        if (whole != null) whole.tell(scope, event);
    }

    /// Removes all metrics, because their subtasks are gone.
    public synchronized void forget() {
        metrics.forEach(this::forget);
        metrics.clear();
        byPath.clear();
    }

    /// Removes the metrics of a scope and of all scopes below.
    synchronized void forgetBelow(Scope scope) {
        for (Map.Entry<Key, Registered> each : List.copyOf(metrics.entrySet())) {
            Registered registered = each.getValue();
            if (registered.scope.isWithin(scope)) drop(each.getKey(), registered);
        }
    }

    private void forget(Key key, Registered each) {
        if (whole != null) whole.drop(key, each);
        for (MetricWatcher watcher : watchers) watcher.removed(each.metric, each.name, each.scope);
    }

    private synchronized void drop(Key key, Registered each) {
        if (!metrics.remove(key, each)) return;
        byPath.remove(key.path, each.metric);
        forget(key, each);
    }

    /// Returns the metric with a path. If a task and its operator have the same path, returns the task's metric.
    public Optional<Metric> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /// Returns all metrics, sorted by path, as [#find] returns them.
    public Map<String, Metric> all() {
        return new TreeMap<>(byPath);
    }
}
