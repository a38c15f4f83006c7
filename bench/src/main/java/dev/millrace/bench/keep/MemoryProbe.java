package dev.millrace.bench.keep;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Compares the heap before the job with the heap when each key has its count.
final class MemoryProbe extends KeepProbe {
    private static final long PAUSE_NANOS = 10_000_000;

    private final long usedBefore = used();
    private final AtomicLong counted = new AtomicLong();

    MemoryProbe(KeepTask task) {
        super(task);
    }

    /// Keeps changes rare during the measurement.
    @Override
    void pace(int lane, long at) {
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    @Override
    public void counted(int subtask) {
        if (counted.incrementAndGet() == task.keys()) done();
    }

    @Override
    Figures figures() {
        double perKey = (used() - usedBefore) / (double) task.keys();
        return new Figures(0, 0, task.keys(), Double.NaN, perKey);
    }

    private static long used() {
        System.gc();
        System.gc(); // frees what the first collection made unreachable through reference queues
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
