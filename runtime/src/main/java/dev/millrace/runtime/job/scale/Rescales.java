package dev.millrace.runtime.job.scale;

import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.graph.Bounds;
import dev.millrace.runtime.job.view.RescaleView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The changes of one job's parallelism, the newest of which are remembered. Any thread.
final class Rescales {
    private final Deque<RescaleView> newest = new ArrayDeque<>();

    /// What a change took.
    ///
    /// @param startMillis by the wall clock
    /// @param endMillis when all subtasks ran again
    /// @param savedMillis how long it waited for a checkpoint, while the job went on
    /// @param pausedMillis how long not all subtasks ran
    record Times(long startMillis, long endMillis, long savedMillis, long pausedMillis) {}

    /// @param wanted between which parallelisms the vertices were to run, by their ids
    /// @param before parallelism by the vertices' ids
    /// @param after the same
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

    /// Oldest first.
    synchronized List<RescaleView> all() {
        return List.copyOf(newest);
    }

    /// Shows how often the job has got another parallelism, and how long the last change has kept all subtasks
    /// from running.
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
