package dev.millrace.bench.jmh;

import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Ring;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Control;

/// Measures the cost of a record on its way through a [Ring] from one thread to another: nanoseconds per record on
/// each side.
///
/// `hop` sends the same full batch repeatedly, so it measures the ring alone; `fill` creates each batch anew.
@State(Scope.Group)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RingBenchmark {
    /// The number of batches that fit into the ring.
    @Param({"8", "64"})
    public int capacity;

    private final Batch ready = filled(0);
    private Ring ring = new Ring(8, RingBenchmark::stayAwake, RingBenchmark::stayAwake);

    /// Creates the ring of this trial.
    @Setup(Level.Trial)
    public void makeRing() {
        ring = new Ring(capacity, RingBenchmark::stayAwake, RingBenchmark::stayAwake);
    }

    /// Empties the ring, so that all iterations start alike.
    @TearDown(Level.Iteration)
    public void drain() {
        while (ring.poll() != null) {
            Thread.onSpinWait();
        }
    }

    /// Offers the existing batch.
    @Benchmark
    @Group("hop")
    @OperationsPerInvocation(Batch.CAPACITY)
    public void hopOut(Control control) {
        offer(ready, control);
    }

    /// Polls and reads a batch.
    @Benchmark
    @Group("hop")
    @OperationsPerInvocation(Batch.CAPACITY)
    public long hopIn(Control control) {
        return poll(control);
    }

    /// Fills a new batch and offers it.
    @Benchmark
    @Group("fill")
    @OperationsPerInvocation(Batch.CAPACITY)
    public void fillOut(Control control) {
        offer(filled(ring.queued()), control);
    }

    /// Polls and reads a batch.
    @Benchmark
    @Group("fill")
    @OperationsPerInvocation(Batch.CAPACITY)
    public long fillIn(Control control) {
        return poll(control);
    }

    private void offer(Batch batch, Control control) {
        while (!ring.offer(batch) && !control.stopMeasurement) {
            Thread.onSpinWait();
        }
    }

    private long poll(Control control) {
        var batch = ring.poll();
        while (batch == null) {
            if (control.stopMeasurement) {
                return 0;
            }
            Thread.onSpinWait();
            batch = ring.poll();
        }
        long sum = 0;
        long[] keys = batch.longKeys();
        long[] timestamps = batch.timestamps();
        for (int i = 0; i < batch.size(); i++) {
            sum += keys[i] + timestamps[i];
        }
        return sum;
    }

    private static Batch filled(int seed) {
        var batch = Batch.full(Batch.Keying.LONG);
        for (int i = 0; i < Batch.CAPACITY; i++) {
            long key = seed + i;
            batch.addByLong(Boolean.TRUE, i, key, Long.hashCode(key));
        }
        return batch;
    }

    private static void stayAwake() {
        // both threads spin
    }
}
