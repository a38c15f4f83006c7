package dev.millrace.bench.keep;

import dev.millrace.bench.load.Mix;
import dev.millrace.bench.load.Workload;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What the functions of a [KeepTask]'s job call, in whatever engine: there is one a process. It paces the job and
/// measures it.
public abstract sealed class KeepProbe permits CheckpointProbe, KillProbe, MemoryProbe, RateProbe {
    /// What a process that is to be killed prints for each checkpoint, with its number behind it.
    public static final String COMPLETED = "checkpoint complete ";

    /// What the process after it prints when each subtask has counted a record, with its CPU seconds behind it.
    public static final String RECOVERED = "recovered ";

    private static final long MINUTES_MAX = 15;

    /// Of the job that runs now.
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
            case MEMORY -> new MemoryProbe(task);
            case RATE -> new RateProbe(task);
        };
        current = probe;
        return probe;
    }

    /// The probe of the job that runs now.
    public static KeepProbe current() {
        return current;
    }

    /// A number was read: waits until its time has come, and gives the key that it stands for.
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

    /// Whether each lane has brought all keys.
    final boolean isLoaded() {
        return lanesLoaded == KeepTask.PARALLELISM;
    }

    /// A key was loaded already and is about to change; called by the lane's thread.
    void pace(int lane, long at) {}

    /// A subtask of the counting step opens.
    public void opened(int subtask) {}

    /// A record was counted.
    ///
    /// @param subtask of the counting step
    public abstract void counted(int subtask);

    /// A subtask of the counting step takes its part of a checkpoint.
    public void snapshot(long checkpoint, long checkpointStartedMillis) {}

    /// A subtask learns that a checkpoint is complete.
    public void completed(long checkpoint) {}

    /// All that is to be measured was.
    final void done() {
        done.countDown();
    }

    /// Waits until all is measured.
    public Figures await() throws InterruptedException {
        if (!done.await(MINUTES_MAX, TimeUnit.MINUTES)) throw new IllegalStateException("nothing came to be measured");
        return figures();
    }

    abstract Figures figures();
}
