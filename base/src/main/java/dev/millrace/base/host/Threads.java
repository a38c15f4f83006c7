package dev.millrace.base.host;

import dev.millrace.base.fault.Check;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;

/// Makes threads and lets them wait. Nobody else does.
public interface Threads {
    /// How long [#await] parks at most before it looks again.
    long LOOK_NANOS = 1_000_000_000;

    /// Starts a daemon platform thread: for step threads and role threads.
    Thread start(String name, Runnable work);

    /// Starts a virtual thread: for user code and I/O that may block.
    Thread startBlocking(String name, Runnable work);

    /// Daemon platform threads for a library that starts its own, as event loops do. No simulated host has any.
    ///
    /// @param name what their names begin with
    default ThreadFactory forLibrary(String name) {
        throw Check.broken("the threads %s cannot be simulated", name);
    }

    /// Parks the calling thread until it is unparked, interrupted, the time is over, or for no reason.
    ///
    /// @param nanos at most this long; 0 or less returns at once
    void park(long nanos);

    /// Ends the target's current or next [#park].
    void unpark(Thread thread);

    /// Has something done before the process ends, if it ends in order. It must not take long.
    ///
    /// @return to be run when that is not needed any more
    default Runnable beforeExit(String name, Runnable work) {
        return () -> {};
    }

    /// Ends the target's current or next [#park], and lets it find out why.
    default void interrupt(Thread thread) {
        thread.interrupt();
    }

    /// Lets others that are ready have the processor for a moment.
    default void giveWay() {
        Thread.yield();
    }

    /// Whether a thread waits for something, rather than runs or is ready to.
    default boolean isWaiting(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    /// Parks the calling thread until a future is complete, however it ends.
    default void await(CompletableFuture<?> future) {
        Thread waiting = Thread.currentThread();
        future.whenComplete((_, _) -> unpark(waiting));
        while (!future.isDone()) park(LOOK_NANOS);
    }

    /// Processors the engine may use.
    int cores();
}
