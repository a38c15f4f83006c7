package dev.millrace.bench.meter;

import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Workload;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Measures one run. Sources and sinks are copied by their engine, so they find their meter by its number.
public final class Meter {
    /// Time that the readers of a paced run have to arrive before the first event is due.
    public static final long LEAD_NANOS = 300_000_000;

    /// Time after the first due event in which latencies are not counted, for the job to settle.
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

    /// A new meter, known by its number until [#close].
    public static Meter open(Workload workload) {
        var meter = new Meter(workload);
        METERS.put(meter.number, meter);
        return meter;
    }

    /// The open meter of a task.
    public static Meter of(Task task) {
        var meter = METERS.get(task.meter());
        if (meter == null) {
            throw new IllegalStateException("no open meter " + task.meter() + "; is the step in another process?");
        }
        return meter;
    }

    /// What a task calls this meter.
    public int number() {
        return number;
    }

    /// Starts the clock at the first call; each source calls it before its first event. Returns the start
    /// in nanoseconds.
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

    /// A tally for one sink subtask.
    public Tally tally() {
        return new Tally(this, workload);
    }

    /// When the first event of a paced run is due.
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

    /// Forgets the number and says what was measured; call it after the job has ended.
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
