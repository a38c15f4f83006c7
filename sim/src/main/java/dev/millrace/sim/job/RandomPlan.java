package dev.millrace.sim.job;

import dev.millrace.sim.job.Plan.Focus;
import dev.millrace.sim.job.Plan.Output;
import dev.millrace.sim.world.Temper;
import dev.millrace.sim.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws the plan of a seed. Some seeds mix all kinds of faults, but most focus on one kind.
final class RandomPlan {
    private static final List<SimWorkload> WORKLOADS = List.of(SimWorkload.values());
    private static final List<Focus> FOCUSES = List.of(Focus.values());
    private static final List<Output> OUTPUTS = List.of(Output.values());
    private static final long MILLI = 1_000_000;

    private final long seed;
    private final RandomGenerator chance;
    private final Focus focus;
    private final SimWorkload workload;
    private final int records;
    private final long intervalMillis;
    private final int parallelism;
    private final long diskNanos;

    RandomPlan(long seed) {
        this.seed = seed;
        this.chance = World.random(seed, 0);
        this.focus = one(4) ? Focus.NOTHING : FOCUSES.get(chance.nextInt(FOCUSES.size()));
        SimWorkload drawn = WORKLOADS.get(chance.nextInt(WORKLOADS.size()));
        this.workload = SimWorkload.only().orElse(drawn);
        int most = workload.recordsMax();
        this.records = (int)
                switch (focus) {
                    case NOTHING, FAILURES -> between(50, most);
                    case SPLITS -> between(100, 400);
                    case CHANGES, PRESSURE, UPKEEP -> between(most / 5.0, most / 2.0);
                };
        this.intervalMillis = isAny(Focus.NOTHING, Focus.UPKEEP) ? between(10, 400) : between(5, 40);
        this.parallelism =
                isAny(Focus.NOTHING, Focus.UPKEEP, Focus.CHANGES) ? 1 + chance.nextInt(4) : 2 + chance.nextInt(3);
        this.diskNanos = one(3) ? 0 : between(10_000, Math.min(100, intervalMillis) * MILLI / 2.0);
    }

    Plan plan() {
        return new Plan(seed, focus, workload, shape(), checkpoints(), trouble(), upkeep(), temper());
    }

    private boolean isAny(Focus... any) {
        return List.of(any).contains(focus);
    }

    private Plan.Shape shape() {
        int burst = (int)
                switch (focus) {
                    case CHANGES -> between(1, 20);
                    case PRESSURE -> between(50, 1_000);
                    case NOTHING, SPLITS, FAILURES, UPKEEP -> between(1, 300);
                };
        // The pauses leave time for some checkpoints, but not for hundreds.
        int checkpoints = switch (focus) {
            case CHANGES -> 8 + chance.nextInt(20);
            case SPLITS -> 3 + chance.nextInt(6);
            case NOTHING, FAILURES, PRESSURE, UPKEEP -> 1 + chance.nextInt(12);
        };
        long rests = Math.max(1, records / parallelism / burst);
        double splitsMin = focus == Focus.SPLITS ? Math.min(records, 60) : 1;
        return new Plan.Shape(
                records,
                (int) (focus == Focus.CHANGES ? between(200, 2_000) : between(1, 2_000)),
                (int) between(splitsMin, Math.min(records, focus == Focus.SPLITS ? 300 : 60)),
                parallelism,
                burst,
                focus == Focus.PRESSURE ? 1 : intervalMillis * MILLI * checkpoints / rests,
                focus == Focus.CHANGES ? !one(4) : chance.nextBoolean(),
                workload.isInOrder() || focus == Focus.SPLITS || chance.nextBoolean(),
                chance.nextBoolean(),
                focus == Focus.FAILURES ? one(3) : !one(3),
                one(3),
                one(4) ? -1 : chance.nextInt(3) * 10L,
                focus == Focus.SPLITS ? between(10_000, 3 * MILLI) : 0,
                one(4),
                OUTPUTS.get(chance.nextInt(OUTPUTS.size())));
    }

    private Plan.Checkpointing checkpoints() {
        boolean isPatient = focus == Focus.PRESSURE || !one(3);
        boolean isExact = focus != Focus.NOTHING || !one(5);
        boolean isOvertaking = focus == Focus.PRESSURE || one(4);
        return new Plan.Checkpointing(
                intervalMillis,
                isPatient ? 600_000 : 30 + 20 * diskNanos / MILLI,
                one(5) ? between(1, intervalMillis) : 0,
                1 + chance.nextInt(3),
                focus == Focus.CHANGES ? 10 : chance.nextInt(4),
                isAny(Focus.UPKEEP) ? 2 + chance.nextInt(2) : 1 + chance.nextInt(3),
                isExact,
                isExact && isOvertaking,
                chance.nextBoolean() ? 0 : between(1, intervalMillis),
                focus == Focus.CHANGES || !one(4),
                focus == Focus.UPKEEP ? one(2) : !one(3));
    }

    private Plan.Trouble trouble() {
        int lives = switch (focus) {
            case NOTHING -> Math.max(0, chance.nextInt(8) - 2);
            case CHANGES, UPKEEP -> 2 + chance.nextInt(4);
            case SPLITS, FAILURES, PRESSURE -> chance.nextInt(3);
        };
        List<Long> crashes = new ArrayList<>();
        boolean isLate = isAny(Focus.CHANGES, Focus.UPKEEP);
        for (int left = lives; left > 0; left--)
            crashes.add(isLate ? between(80, 500) : chance.nextBoolean() ? between(1, 300) : -between(100, 60_000));
        boolean isFailing = isAny(Focus.FAILURES, Focus.SPLITS, Focus.PRESSURE, Focus.UPKEEP);
        int failures = isFailing ? 2 + chance.nextInt(6) : one(3) || focus == Focus.CHANGES ? 0 : 1 + chance.nextInt(4);
        boolean isPressed = focus == Focus.PRESSURE;
        int dawdleEvery = (int) (isPressed ? between(1, 50) : one(4) ? between(10, records) : 0);
        // The calls are slow enough for some checkpoints.
        long dawdleNanos = isPressed
                ? intervalMillis * MILLI * (4 + chance.nextInt(12)) * parallelism * dawdleEvery / records
                : 20 * MILLI;
        return new Plan.Trouble(
                List.copyOf(crashes),
                !one(3),
                failures,
                (int) between(
                        focus == Focus.UPKEEP ? 10 : isFailing ? records / 8.0 : 10, isFailing ? 2 * records : records),
                focus == Focus.FAILURES || chance.nextBoolean(),
                dawdleEvery,
                Math.max(1, dawdleNanos),
                between(1, 200));
    }

    private Plan.Upkeep upkeep() {
        boolean isBusy = focus == Focus.UPKEEP;
        return new Plan.Upkeep(
                (isBusy ? !one(3) : one(4)) ? between(intervalMillis / 2.0, 4.0 * intervalMillis) : 0,
                isBusy ? 1 + chance.nextInt(3) : one(5) ? 1 : 0,
                between(intervalMillis, (isBusy ? 4.0 : 8.0) * intervalMillis),
                one(5),
                isBusy || one(3),
                one(3),
                isBusy && one(3),
                isBusy ? !one(3) : one(5),
                one(4));
    }

    private Temper temper() {
        boolean isFull = one(focus == Focus.CHANGES ? 2 : 5);
        long full = isFull ? intervalMillis * MILLI * chance.nextInt(1, 6) : 0;
        int errors = focus == Focus.CHANGES ? 4 + chance.nextInt(12) : one(3) ? 1 + chance.nextInt(8) : 0;
        return new Temper(
                (int) between(1, 400),
                (int) between(300, 8_000),
                one(3) ? 4 : 0,
                diskNanos,
                errors,
                (int) (focus == Focus.CHANGES ? between(10, 100) : between(4, 60)),
                full,
                full == 0 ? 0 : full + intervalMillis * MILLI * chance.nextInt(1, 4),
                1 + chance.nextInt(3));
    }

    private boolean one(int of) {
        return chance.nextInt(of) == 0;
    }

    /// Returns a random number with a log-uniform distribution, so that each order of magnitude is equally likely.
    private long between(double least, double most) {
        if (most <= least) return (long) least;
        return Math.round(least * Math.pow(most / least, chance.nextDouble()));
    }
}
