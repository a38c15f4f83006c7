package dev.millrace.sim.cluster;

import dev.millrace.sim.job.Plan;
import dev.millrace.sim.world.SimMachine;
import java.util.List;

/// All that a seed decides before a cluster runs.
///
/// @param job what runs, and in which world
/// @param workers how many there are
/// @param slots of each
/// @param rain of 100 calls, and of 100 answers, to how many something happens
/// @param troubles in the order in which they come
/// @param samePorts whether a worker that starts again is called where it was called before
/// @param line of coordinators
record ClusterPlan(Plan job, int workers, int slots, int rain, List<Trouble> troubles, boolean samePorts, Line line) {
    /// Stands for whichever coordinator leads when a trouble comes.
    static final int LEADER = -1;

    /// Who may lead.
    ///
    /// @param coordinators how many stand in line
    /// @param isShared whether they keep a lease; else there is one, which leads whenever it starts
    /// @param leaseMillis after which one that is silent is replaced
    record Line(int coordinators, boolean isShared, long leaseMillis) {
        /// One that nothing befalls but suspensions and cuts.
        static final Line ONE = new Line(1, false, 0);
    }

    /// All there are: the first coordinator has number 0, then come the workers, then the other coordinators.
    int machines() {
        return workers + line.coordinators;
    }

    boolean isWorker(int machine) {
        return machine > 0 && machine <= workers;
    }

    /// Something that befalls machines, which are told by their numbers; or [#LEADER].
    ///
    /// @param atMillis of the world
    sealed interface Trouble {
        long atMillis();
    }

    /// A process dies.
    ///
    /// @param points so many points later, which is in the middle of something
    /// @param backMillis when another is there in its place
    /// @param isNoticed whether others find out by their connections
    record Death(long atMillis, int machine, long points, long backMillis, boolean isNoticed) implements Trouble {}

    /// A process is suspended.
    record Suspension(long atMillis, int machine, long millis) implements Trouble {}

    /// A process dies, or is suspended, in the midst of something.
    ///
    /// @param what it does then, as [SimMachine#strikeIn] knows it
    /// @param points of that later
    /// @param isSuspended until another leads; else it dies
    /// @param afterMillis so long after another leads
    record Strike(long atMillis, int machine, String what, long points, boolean isSuspended, long afterMillis)
            implements Trouble {}

    /// Nothing gets from one machine to another.
    ///
    /// @param isBothWays nor back
    record Cut(long atMillis, int from, int to, boolean isBothWays, long millis) implements Trouble {}

    /// Nothing gets from one machine to any other, nor back. The disk is there all the same.
    record Isolation(long atMillis, int machine, long millis) implements Trouble {}

    /// Connections between two machines break.
    record Reset(long atMillis, int one, int other) implements Trouble {}

    /// A wall clock jumps.
    record Jump(long atMillis, int machine, long byMillis) implements Trouble {}

    /// When the weather is fair again for good.
    long fairMillis() {
        long last = 0;
        for (Trouble each : troubles) last = Math.max(last, each.atMillis());
        return last;
    }

    /// In words.
    List<String> words() {
        List<String> words = new java.util.ArrayList<>(job.words());
        words.add("%d workers with %d slots, rain %d, %s ports"
                .formatted(workers, slots, rain, samePorts ? "the same" : "new"));
        words.add(line.toString());
        for (Trouble each : troubles) words.add(each.toString());
        return words;
    }
}
