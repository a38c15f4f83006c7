package dev.millrace.sim.cluster;

import dev.millrace.sim.job.Plan;
import dev.millrace.sim.job.SimWorkload;
import dev.millrace.sim.world.Temper;
import dev.millrace.sim.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws the plan of a seed for a cluster. Each seed has only some kinds of faults, so that one kind cannot
/// hide another.
final class RandomClusterPlan {
    private static final long MILLI = 1_000_000;
    private static final int WORKERS_MIN = 5;
    private static final int WORKERS_MORE = 2;
    private static final int TROUBLE_MILLIS = 3_000;
    private static final int HOUR_MILLIS = 3_600_000;

    private final long seed;
    private final RandomGenerator chance;
    private final SimWorkload workload;
    private final int workers;
    private final int records;
    private final long intervalMillis;

    RandomClusterPlan(long seed) {
        this.seed = seed;
        this.chance = World.random(seed, 10);
        this.workers = WORKERS_MIN + chance.nextInt(WORKERS_MORE);
        SimWorkload drawn = SimWorkload.values()[chance.nextInt(SimWorkload.values().length)];
        this.workload = SimWorkload.only().orElse(drawn);
        this.records = (int) between(40, 300);
        this.intervalMillis = between(50, 500);
    }

    ClusterPlan plan() {
        Plan.Shape shape = shape();
        Plan job = new Plan(
                seed,
                Plan.Focus.NOTHING,
                workload,
                shape,
                checkpoints(),
                failures(),
                new Plan.Upkeep(0, 0, 0, false, false, false, false, false, false),
                temper());
        // The other machines can always replace one machine.
        int slots = Math.max(1, (shape.parallelism() + workers - 2) / (workers - 1));
        List<ClusterPlan.Trouble> troubles = troubles();
        RandomLinePlan session = new RandomLinePlan(seed, workers);
        return new ClusterPlan(
                job,
                workers,
                slots,
                one(2) ? 1 + chance.nextInt(15) : 0,
                session.among(troubles),
                chance.nextBoolean(),
                session.line());
    }

    private Plan.Shape shape() {
        int parallelism = 2 + chance.nextInt(4);
        int burst = (int) between(1, 30);
        long rests = Math.max(1, records / parallelism / burst);
        return new Plan.Shape(
                records,
                (int) between(1, 60),
                (int) between(2, Math.min(records, 30)),
                parallelism,
                burst,
                between(500, 4_000) * MILLI / rests,
                chance.nextBoolean(),
                workload.isInOrder() || chance.nextBoolean(),
                chance.nextBoolean(),
                !one(3),
                one(3),
                one(4) ? -1 : chance.nextInt(3) * 10L,
                one(3) ? between(10_000, 3 * MILLI) : 0,
                one(4),
                Plan.Output.values()[chance.nextInt(Plan.Output.values().length)]);
    }

    private Plan.Checkpointing checkpoints() {
        boolean isOvertaking = one(3);
        return new Plan.Checkpointing(
                intervalMillis,
                one(4) ? between(200, 2_000) : 600_000,
                one(5) ? between(1, intervalMillis) : 0,
                1 + chance.nextInt(2),
                1_000,
                1 + chance.nextInt(3),
                true,
                isOvertaking,
                chance.nextBoolean() ? 0 : between(1, intervalMillis),
                !one(4),
                !one(3));
    }

    private Plan.Trouble failures() {
        int failures = one(4) ? 1 + chance.nextInt(3) : 0;
        return new Plan.Trouble(
                List.of(),
                false,
                failures,
                (int) between(20, 2.0 * records),
                chance.nextBoolean(),
                one(4) ? (int) between(5, records) : 0,
                20 * MILLI,
                between(1, 200));
    }

    private Temper temper() {
        return new Temper(
                (int) between(2, 400),
                (int) between(300, 4_000),
                one(4) ? 6 : 0,
                one(3) ? between(10_000, 5 * MILLI) : 0,
                // A coordinator that cannot write its journal ends, and there may be only one.
                0,
                (int) between(10, 100),
                0,
                0,
                1 + chance.nextInt(2));
    }

    private List<ClusterPlan.Trouble> troubles() {
        List<ClusterPlan.Trouble> troubles = new ArrayList<>();
        int kinds = 1 + chance.nextInt((1 << 5) - 1);
        int many = (int) between(1, 5);
        while (troubles.size() < many) {
            int kind = chance.nextInt(5);
            if ((kinds & 1 << kind) != 0) troubles.add(trouble(kind));
        }
        troubles.sort(Comparator.comparingLong(ClusterPlan.Trouble::atMillis));
        return List.copyOf(troubles);
    }

    private ClusterPlan.Trouble trouble(int kind) {
        long at = 50 + chance.nextInt(TROUBLE_MILLIS);
        int worker = 1 + chance.nextInt(workers);
        int machine = chance.nextInt(workers + 1);
        int other = (machine + 1 + chance.nextInt(workers)) % (workers + 1);
        return switch (kind) {
            case 0 -> new ClusterPlan.Death(at, worker, between(1, 2_000), between(1, 3_000), chance.nextBoolean());
            case 1 -> new ClusterPlan.Suspension(at, machine, between(10, 6_000));
            case 2 -> new ClusterPlan.Cut(at, machine, other, chance.nextBoolean(), between(10, 6_000));
            case 3 -> new ClusterPlan.Reset(at, worker, worker == workers ? 1 : worker + 1);
            default -> new ClusterPlan.Jump(at, machine, chance.nextLong(-HOUR_MILLIS, HOUR_MILLIS));
        };
    }

    private boolean one(int of) {
        return chance.nextInt(of) == 0;
    }

    /// Returns a random number with a log-uniform distribution, so that each order of magnitude is equally likely.
    private long between(double least, double most) {
        return between(chance, least, most);
    }

    static long between(RandomGenerator chance, double least, double most) {
        if (most <= least) return (long) least;
        return Math.round(least * Math.pow(most / least, chance.nextDouble()));
    }
}
