package dev.millrace.bench.keep;

import dev.millrace.bench.load.Mix;
import dev.millrace.bench.load.Workload;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Paces and measures the job of a [KeepTask]. Its functions call the probe of the process, in all engines.
public abstract sealed class KeepProbe permits CheckpointProbe, KillProbe, MemoryProbe, RateProbe {
    /// Printed by a process that is to be killed for each checkpoint, followed by the checkpoint's id.
    public static final String COMPLETED = "checkpoint complete ";

    /// Printed by the next process when each subtask has counted a record, followed by the CPU seconds.
    public static final String RECOVERED = "recovered ";

    private static final long MINUTES_MAX = 15;

    /// The probe of the running job.
    private static volatile KeepProbe current = new RateProbe(KeepTask.of(Workload.ROCKSDB, false, KeepTask.Span.NONE));

    final KeepTask task;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile int lanesLoaded;
    private final boolean[] isLoaded = new boolean[KeepTask.PARALLELISM];

    KeepProbe(KeepTask task) {
        this.task = task;
    }

    /// Prepares for a job.
    public static KeepProbe open(KeepTask task) {
        KeepProbe probe = switch (task.aim()) {
            case CHECKPOINT, FAILURE -> new CheckpointProbe(task);
            case KILL -> new KillProbe(task);
            case MEMORY, MATCH_MEMORY -> new MemoryProbe(task);
            case RATE -> new RateProbe(task);
        };
        current = probe;
        return probe;
    }

    /// Returns the probe of the running job.
    public static KeepProbe current() {
        return current;
    }

    /// Waits until a number is due, and returns its key.
    public final long key(long number) {
        int lane = (int) (number / KeepTask.LANE);
        long at = number % KeepTask.LANE;
        if (at < task.keys() / KeepTask.PARALLELISM) return at * KeepTask.PARALLELISM + lane;
        if (!isLoaded[lane]) loaded(lane);
        pace(lane, at);
        return (Mix.scatter(number) >>> 1) % task.keys();
    }

    private synchronized void loaded(int lane) {
        isLoaded[lane] = true;
        lanesLoaded++;
    }

    /// Returns whether each lane has loaded all keys.
    final boolean isLoaded() {
        return lanesLoaded == KeepTask.PARALLELISM;
    }

    /// Called before a loaded key changes, by the lane's thread.
    void pace(int lane, long at) {}

    /// Called when a subtask of the counting step opens.
    public void opened(int subtask) {}

    /// Called for each counted record.
    ///
    /// @param subtask of the counting step
    public abstract void counted(int subtask);

    /// Called when a subtask of the counting step takes a snapshot.
    public void snapshot(long checkpoint, long checkpointStartedMillis) {}

    /// Called when a subtask is notified of a completed checkpoint.
    public void completed(long checkpoint) {}

    /// Marks the end of the measurement.
    final void done() {
        done.countDown();
    }

    /// Waits for the end of the measurement.
    public Figures await() throws InterruptedException {
        if (!done.await(MINUTES_MAX, TimeUnit.MINUTES)) throw new IllegalStateException("nothing came to be measured");
        return figures();
    }

    abstract Figures figures();
}
