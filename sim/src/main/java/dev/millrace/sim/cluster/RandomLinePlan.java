package dev.millrace.sim.cluster;

import dev.millrace.sim.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws the coordinators of a cluster and their faults. Half of the seeds have a single coordinator without faults of
/// its own.
final class RandomLinePlan {
    private static final String NOTING = "/c/journal/";
    private static final String WRITING = "millrace-snapshots-";
    private static final int LEADER = ClusterPlan.LEADER;
    private static final int COORDINATORS_MAX = 3;
    private static final int TROUBLES_MAX = 3;
    private static final int TROUBLE_MILLIS = 4_000;
    /// The time in which workers find the new leader.
    private static final int AFTER_MILLIS = 300;
    private static final int HOUR_MILLIS = 3_600_000;

    private final RandomGenerator chance;
    private final int workers;
    private final ClusterPlan.Line line;

    RandomLinePlan(long seed, int workers) {
        this.chance = World.random(seed, 12);
        this.workers = workers;
        this.line = seed % 2 == 0 ? drawn() : ClusterPlan.Line.ONE;
    }

    private ClusterPlan.Line drawn() {
        boolean isShared = chance.nextInt(3) > 0;
        // Usually there is another coordinator that can take over immediately.
        int coordinators = isShared && chance.nextInt(6) > 0 ? 2 + chance.nextInt(COORDINATORS_MAX - 1) : 1;
        return new ClusterPlan.Line(coordinators, isShared, RandomClusterPlan.between(chance, 400, 3_000));
    }

    ClusterPlan.Line line() {
        return line;
    }

    /// Returns all faults, including those of the coordinators.
    List<ClusterPlan.Trouble> among(List<ClusterPlan.Trouble> others) {
        if (line.equals(ClusterPlan.Line.ONE)) return others;
        List<ClusterPlan.Trouble> all = new ArrayList<>(others);
        all.add(loss());
        for (int left = chance.nextInt(TROUBLES_MAX); left > 0; left--) all.add(trouble());
        all.sort(Comparator.comparingLong(ClusterPlan.Trouble::atMillis));
        return List.copyOf(all);
    }

    /// Returns a random time, which is sometimes before the job is accepted.
    private long someTime() {
        return chance.nextInt(4) == 0 ? 0 : 50 + chance.nextInt(TROUBLE_MILLIS);
    }

    /// Draws a fault after which another coordinator leads, or another process of the same one.
    private ClusterPlan.Trouble loss() {
        // Often the suspension is just long enough, so that not every process knows the new leader when
        // it ends.
        double most = chance.nextBoolean() ? 1.5 * line.leaseMillis() + 300 : 3.0 * line.leaseMillis() + 2_000;
        long suspendedMillis = RandomClusterPlan.between(chance, line.leaseMillis(), most);
        boolean isSuspended = line.isShared() && chance.nextBoolean();
        if (chance.nextInt(4) > 0) {
            // A coordinator that is suspended while it writes to the ledger believes afterwards that its
            // record counts.
            boolean isNoting = chance.nextInt(isSuspended ? 4 : 2) > 0;
            long points = RandomClusterPlan.between(chance, 1, isNoting ? 12 : 200);
            return new ClusterPlan.Strike(
                    someTime(), LEADER, isNoting ? NOTING : WRITING, points, isSuspended, chance.nextInt(AFTER_MILLIS));
        }
        if (isSuspended) return new ClusterPlan.Suspension(someTime(), LEADER, suspendedMillis);
        long points = RandomClusterPlan.between(chance, 1, 5_000);
        long backMillis = RandomClusterPlan.between(chance, 1, 3_000);
        return new ClusterPlan.Death(someTime(), LEADER, points, backMillis, chance.nextBoolean());
    }

    private ClusterPlan.Trouble trouble() {
        int other = 1 + chance.nextInt(workers + line.coordinators() - 1);
        long millis = RandomClusterPlan.between(chance, 10, 6_000);
        return switch (chance.nextInt(6)) {
            case 0, 1 -> loss();
            case 2 -> new ClusterPlan.Suspension(someTime(), LEADER, millis);
            case 3 -> new ClusterPlan.Isolation(someTime(), LEADER, millis);
            case 4 -> new ClusterPlan.Cut(someTime(), LEADER, other, chance.nextBoolean(), millis);
            default -> new ClusterPlan.Jump(someTime(), LEADER, chance.nextLong(-HOUR_MILLIS, HOUR_MILLIS));
        };
    }
}
