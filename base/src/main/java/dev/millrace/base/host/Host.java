package dev.millrace.base.host;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/// Represents the world outside the engine. Classes receive a host in their constructors and use the clock, randomness,
/// threads, files and sockets only through it. So a simulator can replace all of them. Thread-safe.
public interface Host {
    /// The longest single park of a thread that waits for [#later]: one day, so that sums of times do not overflow.
    long LOOK_NANOS = 86_400_000_000_000L;

    /// Returns the host of the machine on which this JVM runs.
    static Host real() {
        return RealHost.INSTANCE;
    }

    Clock clock();

    /// Returns a source of randomness. A simulated host seeds it.
    RandomGenerator chance();

    Threads threads();

    Disk disk();

    Network network();

    /// Runs work after a delay. The work must not block, because on a real machine one thread runs all
    /// delayed work.
    ///
    /// @param name the name of the thread, if the work has its own thread
    /// @param nanos the delay; 0 or less means immediately
    /// @return cancels the work unless it has begun; thread-safe, and may run more than once
    default Runnable later(String name, long nanos, Runnable work) {
        AtomicBoolean isOver = new AtomicBoolean();
        long begunNanos = clock().nanos();
        Thread waiting = threads().startBlocking(name, () -> {
            long left = nanos;
            while (left > 0 && !isOver.get()) {
                threads().park(Math.min(left, LOOK_NANOS));
                left = nanos - (clock().nanos() - begunNanos);
            }
            if (isOver.compareAndSet(false, true)) work.run();
        });
        return () -> {
            if (isOver.compareAndSet(false, true)) threads().unpark(waiting);
        };
    }

    /// Returns whether to make a mistake on purpose here. Always false, except when a simulator tests whether it
    /// detects the mistake.
    ///
    /// @param mistake the name of the mistake
    default boolean errs(String mistake) {
        return false;
    }

    /// Reports a rare event. Only a simulator counts these, to know what it has covered. Do not call this for
    /// every record.
    ///
    /// @param happening the name of the event
    default void witness(String happening) {}
}
