package dev.millrace.base.host;

import dev.millrace.base.fault.Check;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;

/// Makes threads and lets them wait. No other code does.
public interface Threads {
    /// The longest single park in [#await].
    long LOOK_NANOS = 1_000_000_000;

    /// Starts a daemon platform thread, for step threads and role threads.
    Thread start(String name, Runnable work);

    /// Starts a virtual thread, for user code and I/O that may block.
    Thread startBlocking(String name, Runnable work);

    /// Returns a factory of daemon platform threads for a library that starts its own threads, such as event loops.
    /// Simulated hosts have none.
    ///
    /// @param name the prefix of the threads' names
    default ThreadFactory forLibrary(String name) {
        throw Check.broken("the threads %s cannot be simulated", name);
    }

    /// Parks the calling thread until it is unparked, it is interrupted, or the time is over. It may also
    /// return spuriously.
    ///
    /// @param nanos the longest duration; 0 or less returns immediately
    void park(long nanos);

    /// Ends the target's current or next [#park].
    void unpark(Thread thread);

    /// Registers short work that runs before the process exits normally.
    ///
    /// @return removes the work
    default Runnable beforeExit(String name, Runnable work) {
        return () -> {};
    }

    /// Keeps the process alive until the returned work runs, although the other threads of the engine are daemon
    /// threads. Simulated hosts do nothing.
    ///
    /// @return ends the thread that keeps the process alive; thread-safe, and may run more than once
    default Runnable keepProcess(String name) {
        return () -> {};
    }

    /// Ends the target's current or next [#park] by an interrupt.
    default void interrupt(Thread thread) {
        thread.interrupt();
    }

    /// Lets other ready threads use the processor for a moment.
    default void giveWay() {
        Thread.yield();
    }

    /// Returns whether a thread waits, instead of being running or ready.
    default boolean isWaiting(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    /// Parks the calling thread until a future is complete, normally or exceptionally.
    default void await(CompletableFuture<?> future) {
        Thread waiting = Thread.currentThread();
        future.whenComplete((_, _) -> unpark(waiting));
        while (!future.isDone()) park(LOOK_NANOS);
    }

    /// Returns the number of processors that the engine may use.
    int cores();
}
