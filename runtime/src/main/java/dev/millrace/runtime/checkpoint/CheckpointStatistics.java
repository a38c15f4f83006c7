package dev.millrace.runtime.checkpoint;

import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.MetricGroup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// How a job's checkpoints went, over all its attempts. Safe to use from any thread.
public final class CheckpointStatistics {
    private static final int KEPT = 10;

    private final Deque<Completed> newest = new ArrayDeque<>();
    private long completed;
    private long failed;
    private long underWay;

    /// A checkpoint or savepoint that was completed.
    ///
    /// @param startedMillis by the wall clock
    /// @param nanos from its beginning until it counted
    /// @param bytes that were written for it
    /// @param longestStallNanos for how long it held a subtask up at most
    public record Completed(
            long checkpoint,
            boolean isSavepoint,
            boolean isIncremental,
            long startedMillis,
            long nanos,
            long bytes,
            long longestStallNanos,
            String path) {}

    synchronized void began() {
        underWay++;
    }

    synchronized void gaveUp() {
        underWay--;
        failed++;
    }

    synchronized void completed(Completed which) {
        underWay--;
        completed++;
        if (newest.size() == KEPT) newest.removeFirst();
        newest.addLast(which);
    }

    /// Those that were under way ended with their attempt.
    synchronized void attemptOver() {
        failed += underWay;
        underWay = 0;
    }

    /// The last ones, oldest first.
    public synchronized List<Completed> newest() {
        return List.copyOf(newest);
    }

    public synchronized long completed() {
        return completed;
    }

    public synchronized long failed() {
        return failed;
    }

    public synchronized long underWay() {
        return underWay;
    }

    private synchronized long ofLast(ToLongFunction<Completed> what) {
        Completed last = newest.peekLast();
        return last == null ? 0 : what.applyAsLong(last);
    }

    private synchronized @Nullable String lastPath() {
        Completed last = newest.peekLast();
        return last == null ? null : last.path();
    }

    /// Shows them under the names that Flink gives them.
    public void show(MetricGroup job) {
        job.gauge("totalNumberOfCheckpoints", (Gauge<Long>) () -> completed() + failed() + underWay());
        job.gauge("numberOfCompletedCheckpoints", (Gauge<Long>) this::completed);
        job.gauge("numberOfFailedCheckpoints", (Gauge<Long>) this::failed);
        job.gauge("numberOfInProgressCheckpoints", (Gauge<Long>) this::underWay);
        job.gauge("lastCheckpointDuration", (Gauge<Long>) () -> ofLast(Completed::nanos) / 1_000_000);
        job.gauge("lastCheckpointSize", (Gauge<Long>) () -> ofLast(Completed::bytes));
        job.gauge("lastCompletedCheckpointId", (Gauge<Long>) () -> ofLast(Completed::checkpoint));
        job.gauge("lastCheckpointExternalPath", (Gauge<String>) () -> {
            String path = lastPath();
            return path == null ? "n/a" : path;
        });
    }
}
