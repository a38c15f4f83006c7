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

/// The metrics of one job by their paths, the engine's and those of user code. Paths are
///
/// - `job.task.subtask.name` for what a subtask counts, a task being a chain of steps:
/// `numRecordsIn`, `busyTimeMsPerSecond`;
/// - `job.operator.subtask.name` for what one step counts: `numRecordsSend` of a sink, counters of functions;
/// - `job.source.coordinator.enumerator.name` for a source's enumerator.
///
/// What the outside calls them is in their [Scope]. Safe to use from any thread.
public final class MetricRegistry {
    private final Map<Key, Registered> metrics = new ConcurrentHashMap<>();
    private final Map<String, Metric> byPath = new ConcurrentHashMap<>();
    // Spans and events are told without a lock that somebody may hold for long.
    private final List<MetricWatcher> watchers = new CopyOnWriteArrayList<>();
    private final Scopes scopes;
    private final @Nullable MetricRegistry whole;

    /// A task of one operator is called as this is: only the kinds of their groups tell them apart.
    private record Key(String path, List<String> logical) {}

    private record Registered(Metric metric, String name, Scope scope) {}

    /// Of a job without an id, named as Flink does.
    public MetricRegistry() {
        this(Scopes.plain(), null);
    }

    /// @param scopes say how metrics are named
    public MetricRegistry(Scopes scopes) {
        this(scopes, null);
    }

    private MetricRegistry(Scopes scopes, @Nullable MetricRegistry whole) {
        this.scopes = scopes;
        this.whole = whole;
    }

    /// For a part of the job whose metrics are among these too, and can be forgotten without the others.
    public MetricRegistry part() {
        return new MetricRegistry(scopes, this);
    }

    /// How metrics are named.
    public Scopes scopes() {
        return scopes;
    }

    /// Has somebody told from now on, first of those that are there.
    public synchronized void watch(MetricWatcher watcher) {
        watchers.add(watcher);
        metrics.values().forEach(each -> watcher.added(each.metric, each.name, each.scope));
    }

    /// Tells that watcher that all are gone, and nothing more. They can still be read here.
    public synchronized void unwatch(MetricWatcher watcher) {
        if (watchers.remove(watcher)) {
            metrics.values().forEach(each -> watcher.removed(each.metric, each.name, each.scope));
        }
    }

    /// Keeps the first metric of a name, as Flink does.
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

    /// Drops all: the subtasks that had them are gone.
    public synchronized void forget() {
        metrics.forEach(this::forget);
        metrics.clear();
        byPath.clear();
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

    /// The metric of a path. Where a task is called as its operator is, the task's.
    public Optional<Metric> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /// All of them, sorted by path; as [#find] finds them.
    public Map<String, Metric> all() {
        return new TreeMap<>(byPath);
    }
}
