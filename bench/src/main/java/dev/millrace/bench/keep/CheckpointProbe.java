package dev.millrace.bench.keep;

import dev.millrace.bench.meter.ProcessFigures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Measures the duration of checkpoints, or the recovery from a failure after a few checkpoints.
final class CheckpointProbe extends KeepProbe {
    /// The number of checkpoints before the measured ones; they contain the initial load.
    private static final int WARM_UP = 2;

    private static final int MEASURED = 5;

    private final Tempo tempo;
    private final Map<Long, Long> startedMillis = new HashMap<>();
    private final List<Double> seconds = new ArrayList<>();
    private final long[] lastRecordNanos = new long[KeepTask.PARALLELISM];
    private final long[] longestGapNanos = new long[KeepTask.PARALLELISM];
    private final Return back = new Return();
    private int completed;
    private long beganCpuNanos;
    private long cpuNanos;
    private volatile long failedNanos;

    CheckpointProbe(KeepTask task) {
        super(task);
        tempo = new Tempo(task);
    }

    @Override
    void pace(int lane, long at) {
        if (tempo.await(lane, at) && task.aim() == KeepTask.Aim.FAILURE && lane == 0) failOnce();
    }

    private void failOnce() {
        synchronized (this) {
            if (failedNanos != 0 || completed <= WARM_UP) return;
            failedNanos = System.nanoTime();
            beganCpuNanos = ProcessFigures.cpuNanos();
        }
        throw new IllegalStateException("planned");
    }

    @Override
    public void opened(int subtask) {
        if (failedNanos != 0) back.opened(subtask);
    }

    @Override
    public void counted(int subtask) {
        long now = System.nanoTime();
        if (failedNanos != 0) {
            if (back.counted(subtask)) recovered(now);
            return;
        }
        long last = lastRecordNanos[subtask];
        lastRecordNanos[subtask] = now;
        if (last != 0 && completed >= WARM_UP)
            longestGapNanos[subtask] = Math.max(longestGapNanos[subtask], now - last);
    }

    private synchronized void recovered(long now) {
        seconds.add((now - failedNanos) / 1e9);
        cpuNanos = ProcessFigures.cpuNanos() - beganCpuNanos;
        done();
    }

    @Override
    public synchronized void snapshot(long checkpoint, long checkpointStartedMillis) {
        if (isLoaded()) startedMillis.put(checkpoint, checkpointStartedMillis);
    }

    @Override
    public synchronized void completed(long checkpoint) {
        Long started = startedMillis.remove(checkpoint);
        if (started == null) return;
        completed++;
        if (completed == WARM_UP) beganCpuNanos = ProcessFigures.cpuNanos();
        if (completed <= WARM_UP || task.aim() == KeepTask.Aim.FAILURE) return;
        seconds.add((System.currentTimeMillis() - started) / 1e3);
        if (seconds.size() < MEASURED) return;
        cpuNanos = ProcessFigures.cpuNanos() - beganCpuNanos;
        done();
    }

    @Override
    synchronized Figures figures() {
        List<Double> sorted = new ArrayList<>(seconds);
        Collections.sort(sorted);
        long gap = Math.max(longestGapNanos[0], longestGapNanos[1]);
        double median = sorted.get(sorted.size() / 2);
        return new Figures(median, cpuNanos / 1e9 / sorted.size(), sorted.size(), gap / 1e6, Double.NaN);
    }
}
