package dev.millrace.base.host;

/// Makes threads and lets them wait. Nobody else does.
public interface Threads {

    /// Starts a daemon platform thread: for step threads and role threads.
    Thread start(String name, Runnable work);

    /// Starts a virtual thread: for user code and I/O that may block.
    Thread startBlocking(String name, Runnable work);

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

    /// Processors the engine may use.
    int cores();
}
