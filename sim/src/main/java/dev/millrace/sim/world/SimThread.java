package dev.millrace.sim.world;

import org.jspecify.annotations.Nullable;

/// Represents a thread of a life. Only the running thread uses its fields.
final class SimThread {
    enum Condition {
        READY,
        /// Waits until it is unparked or its time is over.
        PARKED,
        /// Waits until its time is over.
        ASLEEP,
        ENDED
    }

    final SimMachine machine;
    final int number;
    final String name;
    /// The name of the deployment to which the thread belongs; see [Life#undertaking].
    final String undertaking;
    final boolean isSlow;
    final Thread thread;
    Condition condition = Condition.READY;
    boolean hasStarted;
    boolean mayPass;
    boolean isInterrupted;
    /// The number of consecutive parks that returned immediately.
    int sleepless;
    long wakeNanos;
    /// The index in the list of ready threads.
    int place;

    SimThread(SimMachine machine, int number, String name, String undertaking, boolean isSlow, Runnable work) {
        this.machine = machine;
        this.number = number;
        this.name = name;
        this.undertaking = undertaking;
        this.isSlow = isSlow;
        this.thread = Thread.ofVirtual().name(name).unstarted(work);
    }

    static int byWakeTime(SimThread one, SimThread other) {
        int byTime = Long.compare(one.wakeNanos, other.wakeNanos);
        return byTime != 0 ? byTime : Integer.compare(one.number, other.number);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return number;
    }
}
