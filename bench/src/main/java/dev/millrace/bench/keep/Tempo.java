package dev.millrace.bench.keep;

import java.util.concurrent.locks.LockSupport;

/// Lets one key in a hundred change between two checkpoints. Each lane belongs to one thread.
final class Tempo {
    private static final int BURST = 10;
    private static final int CHANGED = 100;

    private final double perSecond;
    private final long[] beginNanos = new long[KeepTask.PARALLELISM];
    private final long[] beginAt = new long[KeepTask.PARALLELISM];

    Tempo(KeepTask task) {
        perSecond = task.keys()
                / (double) CHANGED
                / KeepTask.PARALLELISM
                * 1_000
                / task.checkpoints().intervalMillis();
    }

    /// Waits until a number is due; returns whether it was the first of a burst.
    boolean await(int lane, long at) {
        if (at % BURST != 0) return false;
        long now = System.nanoTime();
        if (beginNanos[lane] == 0 || at < beginAt[lane]) {
            beginNanos[lane] = now;
            beginAt[lane] = at;
        }
        long due = beginNanos[lane] + (long) ((at - beginAt[lane]) / perSecond * 1e9);
        if (due > now) LockSupport.parkNanos(due - now);
        return true;
    }
}
