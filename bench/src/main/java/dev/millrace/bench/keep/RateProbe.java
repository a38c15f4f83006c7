package dev.millrace.bench.keep;

import dev.millrace.bench.meter.ProcessFigures;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/// Counts events for a while after all keys were loaded and the job has warmed up.
final class RateProbe extends KeepProbe {
    private static final VarHandle COUNTS = MethodHandles.arrayElementVarHandle(long[].class);
    /// Subtasks do not share a cache line.
    private static final int APART = 16;

    private static final long LOOK_NANOS = 10_000_000;

    private final long[] counts = new long[APART * (KeepTask.PARALLELISM + 1)];

    RateProbe(KeepTask task) {
        super(task);
    }

    @Override
    public void counted(int subtask) {
        int at = APART * (subtask + 1);
        COUNTS.setOpaque(counts, at, counts[at] + 1);
    }

    @Override
    public Figures await() {
        while (!isLoaded()) LockSupport.parkNanos(LOOK_NANOS);
        pass(task.span().warmUpSeconds());
        return figures();
    }

    @Override
    Figures figures() {
        long beganNanos = System.nanoTime();
        long beganCpuNanos = ProcessFigures.cpuNanos();
        long began = all();
        pass(task.span().seconds());
        long events = all() - began;
        double seconds = (System.nanoTime() - beganNanos) / 1e9;
        return Figures.of(seconds, (ProcessFigures.cpuNanos() - beganCpuNanos) / 1e9, events);
    }

    private long all() {
        long all = 0;
        for (int subtask = 1; subtask <= KeepTask.PARALLELISM; subtask++)
            all += (long) COUNTS.getOpaque(counts, APART * subtask);
        return all;
    }

    private static void pass(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) LockSupport.parkNanos(left);
    }
}
