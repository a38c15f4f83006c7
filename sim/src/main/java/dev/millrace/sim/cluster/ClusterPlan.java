package dev.millrace.sim.cluster;

import dev.millrace.sim.job.Plan;
import dev.millrace.sim.world.SimMachine;
import java.util.List;

/// Holds everything that a seed decides before a cluster runs.
///
/// @param job the job and the world in which it runs
/// @param workers the number of workers
/// @param slots the number of slots of each worker
/// @param callFaultPercent the percentage of calls, and of answers, that meet a fault
/// @param troubles the faults in the order of their times
/// @param samePorts whether a restarted worker has the same address as before
/// @param line the coordinators
record ClusterPlan(
        Plan job, int workers, int slots, int callFaultPercent, List<Trouble> troubles, boolean samePorts, Line line) {
    /// Stands for the coordinator that leads when a fault occurs.
    static final int LEADER = -1;

    /// Describes the coordinators.
    ///
    /// @param coordinators the number of coordinators that contend
    /// @param isShared whether they contend through a lease; otherwise there is one, which leads whenever it starts
    /// @param leaseMillis the duration after which a silent leader is replaced
    record Line(int coordinators, boolean isShared, long leaseMillis) {
        /// A single coordinator, to which only suspensions, cuts and clock jumps happen.
        static final Line ONE = new Line(1, false, 0);
    }

    /// Returns the number of machines. The first coordinator has number 0, then come the workers, then the
    /// other coordinators.
    int machines() {
        return workers + line.coordinators;
    }

    boolean isWorker(int machine) {
        return machine > 0 && machine <= workers;
    }

    /// Describes a fault of machines. Machines are identified by their numbers or by [#LEADER].
    ///
    /// @param atMillis the time of the fault in the world
    sealed interface Trouble {
        long atMillis();
    }

    /// Ends a process.
    ///
    /// @param points the number of points after which it ends, so that it ends in the middle of something
    /// @param backMillis the time until another process replaces it
    /// @param isNoticed whether its connections break, so that others detect the end
    record Death(long atMillis, int machine, long points, long backMillis, boolean isNoticed) implements Trouble {}

    /// Suspends a process.
    record Suspension(long atMillis, int machine, long millis) implements Trouble {}

    /// Ends or suspends a process during an action.
    ///
    /// @param what the action, as [SimMachine#strikeIn] defines it
    /// @param points the number of occurrences of the action until then
    /// @param isSuspended whether to suspend the process until another leads; otherwise it ends
    /// @param afterMillis the time from the other's leadership to the end of the suspension
    record Strike(long atMillis, int machine, String what, long points, boolean isSuspended, long afterMillis)
            implements Trouble {}

    /// Cuts off messages from one machine to another.
    ///
    /// @param isBothWays whether messages in the other direction are cut off, too
    record Cut(long atMillis, int from, int to, boolean isBothWays, long millis) implements Trouble {}

    /// Cuts off all messages from and to a machine. The machine can still use the disk.
    record Isolation(long atMillis, int machine, long millis) implements Trouble {}

    /// Breaks the connections between two machines.
    record Reset(long atMillis, int one, int other) implements Trouble {}

    /// Moves a wall clock.
    record Jump(long atMillis, int machine, long byMillis) implements Trouble {}

    /// Returns the time of the last fault.
    long lastFaultMillis() {
        long last = 0;
        for (Trouble each : troubles) last = Math.max(last, each.atMillis());
        return last;
    }

    /// Returns the plan as text.
    List<String> words() {
        List<String> words = new java.util.ArrayList<>(job.words());
        words.add("%d workers with %d slots, faults at %d %% of the calls, %s ports"
                .formatted(workers, slots, callFaultPercent, samePorts ? "the same" : "new"));
        words.add(line.toString());
        for (Trouble each : troubles) words.add(each.toString());
        return words;
    }
}
