package dev.millrace.bench.feed;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// Completes futures when they are due, for sources that must wait without blocking their thread.
///
/// One thread per process serves all sources of all engines. It spins shortly before a due time, because a parked
/// thread wakes up to 60 us late, which would distort the engine's latency.
public final class Ticker {
    private static final long SPIN_NANOS = 80_000;
    private static final Ticker SHARED = new Ticker();

    private final PriorityBlockingQueue<Alarm> alarms = new PriorityBlockingQueue<>();
    private final Thread thread;

    private Ticker() {
        thread = Thread.ofPlatform().daemon().name("bench-ticker").start(this::tick);
    }

    /// Returns a future that completes at this time of `System.nanoTime`.
    public static CompletableFuture<Void> at(long dueNanos) {
        var alarm = new Alarm(dueNanos, new CompletableFuture<>());
        SHARED.alarms.add(alarm);
        LockSupport.unpark(SHARED.thread);
        return alarm.future;
    }

    private void tick() {
        while (true) {
            var first = alarms.peek();
            if (first == null) {
                LockSupport.park(this);
                continue;
            }
            long wait = first.dueNanos - System.nanoTime();
            if (wait > SPIN_NANOS) {
                LockSupport.parkNanos(this, wait - SPIN_NANOS);
            } else if (wait > 0) {
                Thread.onSpinWait();
            } else if (alarms.remove(first)) {
                first.future.complete(null);
            }
        }
    }

    private record Alarm(long dueNanos, CompletableFuture<Void> future) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            return Long.compare(dueNanos, other.dueNanos);
        }
    }
}
