package dev.millrace.sim.world;

import org.jspecify.annotations.Nullable;

/// A thread of a life. Its fields belong to whoever runs.
final class SimThread {
    enum Condition {
        READY,
        /// Until it is unparked or its time is over.
        PARKED,
        /// Until its time is over.
        ASLEEP,
        ENDED
    }

    final SimMachine machine;
    final int number;
    final String name;
    /// The name of what it is part of, as [Life#undertaking] says.
    final String undertaking;
    final boolean isSlow;
    final Thread thread;
    Condition condition = Condition.READY;
    boolean hasStarted;
    boolean mayPass;
    boolean isInterrupted;
    /// How often in a row it was to park and did not.
    int sleepless;
    long wakeNanos;
    /// Where it is in the list of those that are ready.
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
