package dev.millrace.sim.cluster;

import dev.millrace.sim.job.Plan;
import java.util.List;

/// All that a seed decides before a cluster runs.
///
/// @param job what runs, and in which world
/// @param workers how many there are
/// @param slots of each
/// @param rain of 100 calls, and of 100 answers, to how many something happens
/// @param troubles in the order in which they come
/// @param samePorts whether a worker that starts again is called where it was called before
record ClusterPlan(Plan job, int workers, int slots, int rain, List<Trouble> troubles, boolean samePorts) {

    /// Something that befalls machines, which workers are by their numbers.
    ///
    /// @param atMillis of the world
    sealed interface Trouble {
        long atMillis();
    }

    /// A worker dies.
    ///
    /// @param points so many points later, which is in the middle of something
    /// @param backMillis when another is there in its place
    /// @param isNoticed whether others find out by their connections
    record Death(long atMillis, int worker, long points, long backMillis, boolean isNoticed) implements Trouble {}

    /// A process is suspended.
    ///
    /// @param machine 0 for the coordinator
    record Suspension(long atMillis, int machine, long millis) implements Trouble {}

    /// Nothing gets from one machine to another.
    ///
    /// @param isBothWays nor back
    record Cut(long atMillis, int from, int to, boolean isBothWays, long millis) implements Trouble {}

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
        for (Trouble each : troubles) words.add(each.toString());
        return words;
    }
}
