package dev.millrace.base.host;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/// The world outside the engine. Code takes a host by its constructor and reaches the clock, chance, threads, files and
/// sockets through nothing else, so that a simulator can stand in for all of them. Safe to use from any thread.
public interface Host {
    /// How long a thread that waits for [#later] parks at most: a day, so that no sum of times overflows.
    long LOOK_NANOS = 86_400_000_000_000L;

    /// The machine this JVM runs on.
    static Host real() {
        return RealHost.INSTANCE;
    }

    Clock clock();

    /// Randomness; a simulated host seeds it.
    RandomGenerator chance();

    Threads threads();

    Disk disk();

    Network network();

    /// Runs something when some time has passed. It must not block: on a real machine one thread runs all of these.
    ///
    /// @param name of the thread, where it has one of its own
    /// @param nanos 0 or less means at once
    /// @return cancels it, unless it has begun; any thread, once or more often
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

    /// Whether to make a mistake on purpose here. Never, but where a simulator checks that it would be found.
    ///
    /// @param mistake its name
    default boolean errs(String mistake) {
        return false;
    }

    /// Tells that something has come to pass which seldom does. Nobody listens, but a simulator that counts what
    /// it has tried. Not for what happens with each record.
    ///
    /// @param happening its name
    default void witness(String happening) {}
}
