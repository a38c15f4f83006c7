package dev.millrace.bench.meter;

import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Workload;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Measures one run. Engines copy sources and sinks, so they find their meter by its number.
public final class Meter {
    /// The time between the start of a paced run and the first due event, in which readers start.
    public static final long LEAD_NANOS = 300_000_000;

    /// The time after the first due event in which latencies are not counted.
    public static final long SETTLING_NANOS = 1_000_000_000;

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Map<Integer, Meter> METERS = new ConcurrentHashMap<>();

    private final int number = NUMBERS.incrementAndGet();
    private final Workload workload;
    private final AtomicBoolean hasBegun = new AtomicBoolean();
    private final AtomicLong beginNanos = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong beginCpuNanos = new AtomicLong();
    private final AtomicLong endNanos = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong endCpuNanos = new AtomicLong();
    private final AtomicLong results = new AtomicLong();
    private final AtomicLong checksum = new AtomicLong();
    private final AtomicInteger sinks = new AtomicInteger();
    private final ConcurrentHashMap<Integer, LatencyHistogram> latencies = new ConcurrentHashMap<>();

    private Meter(Workload workload) {
        this.workload = workload;
    }

    /// Creates a meter, which is registered by its number until [#close].
    public static Meter open(Workload workload) {
        var meter = new Meter(workload);
        METERS.put(meter.number, meter);
        return meter;
    }

    /// Returns the open meter of a task.
    public static Meter of(Task task) {
        var meter = METERS.get(task.meter());
        if (meter == null) {
            throw new IllegalStateException("no open meter " + task.meter() + "; is the step in another process?");
        }
        return meter;
    }

    /// Returns the number by which tasks find this meter.
    public int number() {
        return number;
    }

    /// Starts the clock on the first call, and returns the start in nanoseconds. Each source calls this method
    /// before its first event.
    public long begin() {
        if (hasBegun.compareAndSet(false, true)) {
            beginCpuNanos.set(ProcessFigures.cpuNanos());
            beginNanos.set(System.nanoTime());
        }
        while (beginNanos.get() == Long.MIN_VALUE) {
            Thread.onSpinWait(); // another source is between the two lines above
        }
        return beginNanos.get();
    }

    /// Creates a tally for one sink subtask.
    public Tally tally() {
        return new Tally(this, workload);
    }

    /// Returns the time at which the first event of a paced run is due.
    public long firstDueNanos() {
        return begin() + LEAD_NANOS;
    }

    long settledNanos() {
        return beginNanos.get() + LEAD_NANOS + SETTLING_NANOS;
    }

    void finish(Tally tally) {
        long now = System.nanoTime();
        results.addAndGet(tally.results());
        checksum.addAndGet(tally.checksum());
        latencies.put(sinks.incrementAndGet(), tally.latencies());
        endNanos.accumulateAndGet(now, Math::max);
        endCpuNanos.accumulateAndGet(ProcessFigures.cpuNanos(), Math::max);
    }

    /// Unregisters the meter and returns the results. Call it after the job has ended.
    public Outcome close() {
        METERS.remove(number);
        if (sinks.get() == 0 || !hasBegun.get()) {
            throw new IllegalStateException("the run of " + workload.title() + " had no source or no sink");
        }
        var all = new LatencyHistogram();
        latencies.values().forEach(all::add);
        return new Outcome(
                endNanos.get() - beginNanos.get(),
                endCpuNanos.get() - beginCpuNanos.get(),
                results.get(),
                checksum.get(),
                all);
    }
}
