package dev.millrace.runtime.checkpoint;

import dev.millrace.api.config.TraceOptions.CheckpointSpanDetailLevel;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Collects the statistics of a job's checkpoints over all attempts. Thread-safe.
public final class CheckpointStatistics {
    private static final int KEPT = 10;

    private final Deque<Completed> newest = new ArrayDeque<>();
    private final Deque<Lost> newestLost = new ArrayDeque<>();
    private final Map<Long, UnderWay> open = new LinkedHashMap<>();
    private final Map<Long, List<Part>> parts = new HashMap<>();
    private long completed;
    private long failed;
    private long retries;
    private long restored;
    private @Nullable Completed lastSavepoint;
    private @Nullable Begun begunWith;
    private volatile @Nullable CheckpointSpans spans;

    /// Describes a completed checkpoint or savepoint.
    ///
    /// @param startedMillis the start by the wall clock
    /// @param nanos the time from the start to completion
    /// @param bytes the bytes that were written for it
    /// @param fullBytes the size of all files that it needs
    /// @param completedMillis the time of completion by the wall clock
    /// @param longestStallNanos the longest time for which it stalled a subtask
    public record Completed(
            long checkpoint,
            boolean isSavepoint,
            boolean isIncremental,
            long startedMillis,
            long nanos,
            long bytes,
            long fullBytes,
            long completedMillis,
            long longestStallNanos,
            String path) {

        /// Describes a checkpoint that has just completed.
        ///
        /// @param nanos the current time by the monotonic clock
        static Completed of(PendingCheckpoint whole, CheckpointDirectory.Complete complete, long nanos) {
            Manifest manifest = complete.manifest();
            List<Manifest.StateFile> files = manifest.files();
            List<Manifest.StateFile> own = files.subList(files.size() - manifest.ownFiles(), files.size());
            return new Completed(
                    whole.id,
                    whole.savepoint != null,
                    manifest.isIncremental(),
                    whole.startedMillis,
                    nanos - whole.startedNanos,
                    own.stream().mapToLong(Manifest.StateFile::size).sum(),
                    files.stream().mapToLong(Manifest.StateFile::size).sum(),
                    whole.startedMillis + (nanos - whole.startedNanos) / 1_000_000,
                    whole.longestStallNanos(),
                    complete.path().toString());
        }
    }

    /// Describes a checkpoint in progress.
    ///
    /// @param startedMillis the start by the wall clock
    public record UnderWay(long checkpoint, boolean isSavepoint, long startedMillis) {}

    /// Describes a checkpoint that failed.
    ///
    /// @param failedMillis the time of the failure by the wall clock
    public record Lost(long checkpoint, boolean isSavepoint, long startedMillis, long failedMillis, String why) {}

    /// Describes a checkpoint from which the job or a region has started.
    ///
    /// @param restoredMillis the time of the restore by the wall clock
    public record Begun(long checkpoint, boolean isSavepoint, long restoredMillis, String path) {}

    /// Describes a subtask's part in a checkpoint.
    ///
    /// @param vertex the id of the vertex
    /// @param takenMillis the time when the coordinator was notified, by the wall clock
    /// @param stallNanos how long the subtask was stalled
    /// @param bytes the approximate size of its keyed state in memory
    /// @param hasOvertaken true if the barrier overtook records
    public record Part(
            String vertex, int subtask, long takenMillis, long stallNanos, long bytes, boolean hasOvertaken) {}

    synchronized void took(long checkpoint, Part part) {
        if (open.containsKey(checkpoint))
            parts.computeIfAbsent(checkpoint, _ -> new ArrayList<>()).add(part);
    }

    /// Returns the parts of a known checkpoint, in the order in which they completed.
    public synchronized List<Part> parts(long checkpoint) {
        return List.copyOf(parts.getOrDefault(checkpoint, List.of()));
    }

    private void forgetParts() {
        Set<Long> known = new HashSet<>(open.keySet());
        for (Completed each : newest) known.add(each.checkpoint());
        for (Lost each : newestLost) known.add(each.checkpoint());
        if (lastSavepoint != null) known.add(lastSavepoint.checkpoint());
        parts.keySet().retainAll(known);
    }

    synchronized void began(long checkpoint, boolean isSavepoint, long startedMillis) {
        open.put(checkpoint, new UnderWay(checkpoint, isSavepoint, startedMillis));
    }

    /// Counts a checkpoint that did not start.
    synchronized void declined() {
        failed++;
    }

    synchronized void retried() {
        retries++;
    }

    void gaveUp(long checkpoint, long nowMillis, Throwable why) {
        String text = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        Lost lost = lose(checkpoint, nowMillis, text);
        CheckpointSpans told = spans;
        if (lost != null && told != null) told.lost(lost, parts(checkpoint));
    }

    /// Moves a checkpoint from the ones in progress to the failed ones.
    ///
    /// @return null if the start of the checkpoint is unknown
    private synchronized @Nullable Lost lose(long checkpoint, long nowMillis, String why) {
        UnderWay known = open.remove(checkpoint);
        failed++;
        if (known == null) return null;
        Lost lost = new Lost(checkpoint, known.isSavepoint(), known.startedMillis(), nowMillis, why);
        if (newestLost.size() == KEPT) newestLost.removeFirst();
        newestLost.addLast(lost);
        forgetParts();
        return lost;
    }

    void completed(Completed which) {
        keep(which);
        CheckpointSpans told = spans;
        if (told != null) told.completed(which, parts(which.checkpoint()));
    }

    private synchronized void keep(Completed which) {
        open.remove(which.checkpoint());
        completed++;
        if (which.isSavepoint()) lastSavepoint = which;
        if (newest.size() == KEPT) newest.removeFirst();
        newest.addLast(which);
        forgetParts();
    }

    /// Records that the job or a region starts from a checkpoint.
    public synchronized void restored(Restored from, long nowMillis) {
        restored++;
        begunWith = new Begun(
                from.id(),
                from.checkpoint().manifest().isSavepoint(),
                nowMillis,
                from.checkpoint().path().address());
    }

    /// Ends the checkpoints in progress at the job's end.
    void jobOver(long nowMillis) {
        CheckpointSpans told = spans;
        for (UnderWay each : open()) {
            Lost lost =
                    new Lost(each.checkpoint(), each.isSavepoint(), each.startedMillis(), nowMillis, "the job ended");
            if (told != null) told.lost(lost, parts(each.checkpoint()));
        }
        forgetOpen();
    }

    private synchronized void forgetOpen() {
        failed += open.size();
        open.clear();
        forgetParts();
    }

    /// Returns the checkpoints in progress, oldest first.
    public synchronized List<UnderWay> open() {
        return List.copyOf(open.values());
    }

    /// Returns the newest failed checkpoints, oldest first.
    public synchronized List<Lost> lost() {
        return List.copyOf(newestLost);
    }

    public synchronized Optional<Completed> lastSavepoint() {
        return Optional.ofNullable(lastSavepoint);
    }

    /// Returns the checkpoint of the last restore.
    public synchronized Optional<Begun> begunWith() {
        return Optional.ofNullable(begunWith);
    }

    /// Returns how often the job or a region has started from a checkpoint.
    public synchronized long restored() {
        return restored;
    }

    /// Returns the newest completed checkpoints, oldest first.
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
        return open.size();
    }

    /// Returns how often the write or read of a snapshot file was repeated after a failure.
    public synchronized long retries() {
        return retries;
    }

    private synchronized long ofLast(ToLongFunction<Completed> what) {
        Completed last = newest.peekLast();
        return last == null ? 0 : what.applyAsLong(last);
    }

    private synchronized long begunMillis() {
        Begun begun = begunWith;
        return begun == null ? -1 : begun.restoredMillis();
    }

    private synchronized @Nullable String lastPath() {
        Completed last = newest.peekLast();
        return last == null ? null : last.path();
    }

    /// Starts the reports of spans and events for checkpoints that end.
    public void tell(MetricGroup job, CheckpointSpanDetailLevel detail) {
        spans = new CheckpointSpans(job, detail);
    }

    /// Registers the metrics, with Flink's names except for the number of retries.
    public void show(MetricGroup job) {
        job.gauge("totalNumberOfCheckpoints", (Gauge<Long>) () -> completed() + failed() + underWay());
        job.gauge("numberOfCompletedCheckpoints", (Gauge<Long>) this::completed);
        job.gauge("numberOfFailedCheckpoints", (Gauge<Long>) this::failed);
        job.gauge("numberOfInProgressCheckpoints", (Gauge<Long>) this::underWay);
        job.gauge("numberOfSnapshotRetries", (Gauge<Long>) this::retries);
        job.gauge("lastCheckpointDuration", (Gauge<Long>) () -> ofLast(Completed::nanos) / 1_000_000);
        job.gauge("lastCheckpointSize", (Gauge<Long>) () -> ofLast(Completed::bytes));
        job.gauge("lastCheckpointFullSize", (Gauge<Long>) () -> ofLast(Completed::fullBytes));
        job.gauge("lastCheckpointCompletedTimestamp", (Gauge<Long>) () -> ofLast(Completed::completedMillis));
        job.gauge("lastCheckpointRestoreTimestamp", (Gauge<Long>) this::begunMillis);
        job.gauge("lastCompletedCheckpointId", (Gauge<Long>) () -> ofLast(Completed::checkpoint));
        job.gauge("lastCheckpointExternalPath", (Gauge<String>) () -> {
            String path = lastPath();
            return path == null ? "n/a" : path;
        });
    }
}
