package dev.millrace.bench.nexmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/// Sums up the rows of the run in this process. A row that is taken back cancels its insertion, so that equal results
/// have equal sums. Thread-safe.
public final class ResultTally {
    private static final double NANOS = 1e9;
    private static final LongAdder ROWS = new LongAdder();
    private static final LongAdder CHECKSUM = new LongAdder();
    private static final LongAdder CHANGES = new LongAdder();

    private static final AtomicBoolean HAS_EVENTS = new AtomicBoolean();
    private static volatile double cpuStart;
    private static volatile long start;

    private ResultTally() {}

    /// Starts a run.
    public static void reset() {
        ROWS.reset();
        CHECKSUM.reset();
        CHANGES.reset();
        HAS_EVENTS.set(false);
        begin();
    }

    /// Starts the clocks again if this is the first event of the run.
    public static void firstEvent() {
        if (!HAS_EVENTS.get() && HAS_EVENTS.compareAndSet(false, true)) begin();
    }

    /// Starts the clocks again. An engine calls this when a query is planned.
    public static void begin() {
        start = System.nanoTime();
        cpuStart = processSeconds();
    }

    /// Returns the seconds since the start.
    static double seconds() {
        return (System.nanoTime() - start) / NANOS;
    }

    /// Returns the seconds of CPU time of all threads of the process since the start.
    static double cpuSeconds() {
        return processSeconds() - cpuStart;
    }

    private static double processSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / NANOS;
    }

    /// Adds changes.
    ///
    /// @param rows the number of inserted rows minus that of rows taken back
    /// @param checksum the sum of the hashes of inserted rows minus those of rows taken back
    /// @param changes the number of changes
    public static void add(long rows, long checksum, long changes) {
        ROWS.add(rows);
        CHECKSUM.add(checksum);
        CHANGES.add(changes);
    }

    /// Returns the number of rows of the result.
    public static long rows() {
        return ROWS.sum();
    }

    /// Returns the sum of the hashes of the rows of the result.
    public static long checksum() {
        return CHECKSUM.sum();
    }

    /// Returns the number of changes that the sink received.
    public static long changes() {
        return CHANGES.sum();
    }
}
