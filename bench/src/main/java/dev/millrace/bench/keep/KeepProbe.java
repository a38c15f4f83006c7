package dev.millrace.bench.keep;

import dev.millrace.bench.meter.ProcessFigures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What the functions of a [KeepTask]'s job call, in whatever engine: there is one a process. It paces the job and
/// takes its times.
public final class KeepProbe {
    /// Of the job that runs now.
    private static volatile KeepProbe current = new KeepProbe(new KeepTask(1, false, false, 1));

    private static final int BURST = 10;
    private static final int CHANGED = 100;
    /// Checkpoints that are taken before those that count: what was loaded is in them.
    private static final int WARM_UP = 2;

    private static final int MEASURED = 5;
    private static final long MINUTES_MAX = 15;

    private final KeepTask task;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Map<Long, Long> startedMillis = new HashMap<>();
    private final List<Double> seconds = new ArrayList<>();
    private final boolean[] isLoaded = new boolean[KeepTask.PARALLELISM];
    private final long[] paceBeginNanos = new long[KeepTask.PARALLELISM];
    private final long[] paceBeginNumber = new long[KeepTask.PARALLELISM];
    private final long[] lastRecordNanos = new long[KeepTask.PARALLELISM];
    private final long[] longestGapNanos = new long[KeepTask.PARALLELISM];
    private final boolean[] isAgainOpen = new boolean[KeepTask.PARALLELISM];
    private final boolean[] hasRecovered = new boolean[KeepTask.PARALLELISM];
    private int completed;
    private long beganCpuNanos;
    private long cpuNanos;
    private volatile long failedNanos;

    private KeepProbe(KeepTask task) {
        this.task = task;
    }

    /// What came out.
    ///
    /// @param seconds median time of a checkpoint, or the time from the failure to the first record of each subtask
    /// @param count how many checkpoints were measured
    /// @param longestGapMillis between two records of a subtask, while checkpoints were measured
    public record Figures(double seconds, double cpuSeconds, int count, double longestGapMillis) {}

    /// Prepares for a job.
    public static KeepProbe open(KeepTask task) {
        KeepProbe probe = new KeepProbe(task);
        current = probe;
        return probe;
    }

    /// The probe of the job that runs now.
    public static KeepProbe current() {
        return current;
    }

    /// A number was read: waits until its time has come, and gives the key that it stands for.
    public long key(long number) {
        int lane = (int) (number / KeepTask.LANE);
        long at = number % KeepTask.LANE;
        if (at < task.keys() / KeepTask.PARALLELISM) return at * KeepTask.PARALLELISM + lane;
        pace(lane, at);
        return new SplittableRandom(number).nextLong(task.keys());
    }

    private void pace(int lane, long at) {
        if (at % BURST != 0) return;
        long now = System.nanoTime();
        if (!isLoaded[lane] || at < paceBeginNumber[lane]) {
            loaded(lane);
            paceBeginNanos[lane] = now;
            paceBeginNumber[lane] = at;
        }
        double perSecond = task.keys() / (double) CHANGED / KeepTask.PARALLELISM * 1_000 / task.intervalMillis();
        long due = paceBeginNanos[lane] + (long) ((at - paceBeginNumber[lane]) / perSecond * 1e9);
        if (due > now) LockSupport.parkNanos(due - now);
        if (task.fails() && lane == 0) failOnce();
    }

    private synchronized void loaded(int lane) {
        isLoaded[lane] = true;
    }

    private synchronized boolean isLoaded() {
        for (boolean each : isLoaded) if (!each) return false;
        return true;
    }

    private void failOnce() {
        synchronized (this) {
            if (failedNanos != 0 || completed <= WARM_UP) return;
            failedNanos = System.nanoTime();
            beganCpuNanos = ProcessFigures.cpuNanos();
        }
        throw new IllegalStateException("planned");
    }

    /// A subtask of the counting step opens.
    public void opened(int subtask) {
        if (failedNanos != 0) isAgainOpen[subtask] = true;
    }

    /// A record was counted.
    ///
    /// @param subtask of the counting step
    public void counted(int subtask) {
        long now = System.nanoTime();
        if (failedNanos != 0) {
            if (isAgainOpen[subtask] && !hasRecovered[subtask]) recovered(subtask, now);
            return;
        }
        long last = lastRecordNanos[subtask];
        lastRecordNanos[subtask] = now;
        if (last != 0 && completed >= WARM_UP)
            longestGapNanos[subtask] = Math.max(longestGapNanos[subtask], now - last);
    }

    private synchronized void recovered(int subtask, long now) {
        hasRecovered[subtask] = true;
        for (boolean each : hasRecovered) if (!each) return;
        seconds.add((now - failedNanos) / 1e9);
        cpuNanos = ProcessFigures.cpuNanos() - beganCpuNanos;
        done.countDown();
    }

    /// A subtask of the counting step takes its part of a checkpoint.
    public synchronized void snapshot(long checkpoint, long checkpointStartedMillis) {
        if (isLoaded()) startedMillis.put(checkpoint, checkpointStartedMillis);
    }

    /// A subtask learns that a checkpoint is complete.
    public synchronized void completed(long checkpoint) {
        Long started = startedMillis.remove(checkpoint);
        if (started == null) return;
        completed++;
        if (completed == WARM_UP) beganCpuNanos = ProcessFigures.cpuNanos();
        if (completed <= WARM_UP || task.fails()) return;
        seconds.add((System.currentTimeMillis() - started) / 1e3);
        if (seconds.size() < MEASURED) return;
        cpuNanos = ProcessFigures.cpuNanos() - beganCpuNanos;
        done.countDown();
    }

    /// Waits until all is measured.
    public Figures await() throws InterruptedException {
        if (!done.await(MINUTES_MAX, TimeUnit.MINUTES)) throw new IllegalStateException("nothing came to be measured");
        synchronized (this) {
            List<Double> sorted = new ArrayList<>(seconds);
            Collections.sort(sorted);
            long gap = Math.max(longestGapNanos[0], longestGapNanos[1]);
            return new Figures(sorted.get(sorted.size() / 2), cpuNanos / 1e9 / sorted.size(), sorted.size(), gap / 1e6);
        }
    }
}
