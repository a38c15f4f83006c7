package dev.millrace.runtime.job.scale;

import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.graph.Bounds;
import dev.millrace.runtime.job.view.RescaleView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// Remembers the newest changes of one job's parallelism. Thread-safe.
final class Rescales {
    private final Deque<RescaleView> newest = new ArrayDeque<>();

    /// Holds the duration of a change.
    ///
    /// @param startMillis the start by the wall clock
    /// @param endMillis the time when all subtasks ran again
    /// @param savedMillis how long the change waited for a checkpoint while the job ran
    /// @param pausedMillis how long not all subtasks ran
    record Times(long startMillis, long endMillis, long savedMillis, long pausedMillis) {}

    /// Adds a change.
    ///
    /// @param wanted the parallelism bounds of the vertices, by id
    /// @param before the old parallelism, by the vertices' ids
    /// @param after the new parallelism, by the vertices' ids
    synchronized void add(
            RescaleView.Cause cause,
            Times times,
            Map<String, Bounds> wanted,
            Map<String, Integer> before,
            Map<String, Integer> after) {
        newest.addLast(new RescaleView(
                Math.toIntExact(count() + 1),
                cause,
                times.startMillis(),
                times.endMillis(),
                times.savedMillis(),
                times.pausedMillis(),
                wanted,
                before,
                after));
        if (newest.size() > RescaleView.HISTORY_MAX) newest.removeFirst();
    }

    /// Returns the changes, oldest first.
    synchronized List<RescaleView> all() {
        return List.copyOf(newest);
    }

    /// Registers metrics: the number of changes, and how long the last change stopped subtasks.
    void show(MetricGroup group) {
        group.gauge("numRescales", (Gauge<Long>) this::count);
        group.gauge("lastRescalePause", (Gauge<Long>) this::lastPauseMillis);
    }

    private synchronized long count() {
        RescaleView last = newest.peekLast();
        return last == null ? 0 : last.number();
    }

    private synchronized long lastPauseMillis() {
        RescaleView last = newest.peekLast();
        return last == null ? 0 : last.pausedMillis();
    }
}
