package dev.millrace.sim.job;

import dev.millrace.sim.world.Temper;
import dev.millrace.sim.world.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// All that a seed decides before anything runs: the job, its settings, the world and its troubles.
public record Plan(
        long seed, Workload workload, Shape shape, Checkpointing checkpoints, Trouble trouble, Temper temper) {
    static final Path CHECKPOINTS = Path.of("/sim/checkpoints");

    private static final List<Workload> DRAWN = List.of(Workload.values());
    private static final long MILLI = 1_000_000;
    private static final long STEP_MILLIS = 10;

    /// The job.
    ///
    /// @param keys how many
    /// @param splits of each source
    /// @param burst how many records a reader gives without a rest
    /// @param isDrifting whether each key comes for a while only
    /// @param isOnRequest whether splits are handed out one by one
    /// @param isFoundLater whether splits that are handed out all at once are found on another thread
    public record Shape(
            int records,
            int keys,
            int splits,
            int parallelism,
            int burst,
            long restNanos,
            boolean isDrifting,
            boolean isOnRequest,
            boolean isFoundLater,
            boolean isChained,
            boolean isSpread,
            long timeoutMillis) {}

    /// How checkpoints are taken.
    ///
    /// @param isOvertaking whether barriers overtake what is on its way
    /// @param isBelow whether each job has a directory of its own for them
    public record Checkpointing(
            long intervalMillis,
            long timeoutMillis,
            long pauseMillis,
            int concurrent,
            int tolerable,
            int retained,
            boolean isExact,
            boolean isOvertaking,
            boolean isIncremental,
            boolean isBelow) {}

    /// What goes wrong.
    ///
    /// @param crashes one for each life that ends so, after so many calls of the outside; below zero, after so many
    /// points
    /// @param losesPower whether a crash is one of the machine, which loses what was not synced
    /// @param failEvery how many records lie between failures of user code, on average
    /// @param failsInCheckpoints whether user code fails more often while a checkpoint is under way
    /// @param dawdleEvery how many lie between long calls of user code; 0 for none
    public record Trouble(
            List<Long> crashes,
            boolean losesPower,
            int userFailures,
            int failEvery,
            boolean failsInCheckpoints,
            int dawdleEvery,
            long restartMillis) {}

    /// The plan of a seed.
    public static Plan of(long seed) {
        RandomGenerator chance = World.random(seed, 0);
        Workload workload = DRAWN.get(chance.nextInt(DRAWN.size()));
        int records = (int) between(chance, 50, 3_000);
        long interval = between(chance, 10, 400);
        Shape shape = shape(chance, workload, records, interval);
        long diskNanos = chance.nextInt(3) == 0 ? 0 : between(chance, 10_000, Math.min(100, interval) * MILLI / 2.0);
        return new Plan(
                seed,
                workload,
                shape,
                checkpoints(chance, interval, diskNanos),
                trouble(chance, records),
                temper(chance, interval, diskNanos));
    }

    private static Shape shape(RandomGenerator chance, Workload workload, int records, long interval) {
        int parallelism = 1 + chance.nextInt(4);
        int burst = (int) between(chance, 1, 300);
        // So that there is time for some checkpoints, but not for hundreds.
        long rests = Math.max(1, records / parallelism / burst);
        long rest = interval * MILLI * (1 + chance.nextInt(12)) / rests;
        return new Shape(
                records,
                (int) between(chance, 1, 2_000),
                (int) between(chance, 1, Math.min(records, 60)),
                parallelism,
                burst,
                rest,
                chance.nextBoolean(),
                workload.isInOrder() || chance.nextBoolean(),
                chance.nextBoolean(),
                chance.nextInt(3) > 0,
                chance.nextInt(3) == 0,
                chance.nextInt(4) == 0 ? -1 : chance.nextInt(3) * 10L);
    }

    private static Checkpointing checkpoints(RandomGenerator chance, long interval, long diskNanos) {
        boolean isPatient = chance.nextInt(3) > 0;
        return new Checkpointing(
                interval,
                isPatient ? 600_000 : 30 + 20 * diskNanos / MILLI,
                chance.nextInt(5) == 0 ? between(chance, 1, interval) : 0,
                1 + chance.nextInt(3),
                chance.nextInt(4),
                1 + chance.nextInt(3),
                chance.nextInt(5) > 0,
                chance.nextInt(4) == 0,
                chance.nextInt(4) > 0,
                chance.nextInt(3) > 0);
    }

    private static Trouble trouble(RandomGenerator chance, int records) {
        List<Long> crashes = new ArrayList<>();
        for (int left = Math.max(0, chance.nextInt(8) - 2); left > 0; left--)
            crashes.add(chance.nextBoolean() ? between(chance, 1, 300) : -between(chance, 100, 60_000));
        return new Trouble(
                List.copyOf(crashes),
                chance.nextInt(3) > 0,
                chance.nextInt(3) == 0 ? 0 : 1 + chance.nextInt(4),
                (int) between(chance, 10, records),
                chance.nextBoolean(),
                chance.nextInt(4) == 0 ? (int) between(chance, 10, records) : 0,
                between(chance, 1, 200));
    }

    private static Temper temper(RandomGenerator chance, long interval, long diskNanos) {
        long full = chance.nextInt(5) == 0 ? interval * MILLI * chance.nextInt(1, 6) : 0;
        return new Temper(
                (int) between(chance, 1, 400),
                (int) between(chance, 300, 8_000),
                chance.nextInt(3) == 0 ? 4 : 0,
                diskNanos,
                chance.nextInt(3) == 0 ? 1 + chance.nextInt(8) : 0,
                (int) between(chance, 4, 60),
                full,
                full == 0 ? 0 : full + interval * MILLI * chance.nextInt(1, 4),
                1 + chance.nextInt(3));
    }

    /// Small numbers are as likely as large ones.
    private static long between(RandomGenerator chance, double least, double most) {
        if (most <= least) return (long) least;
        return Math.round(least * Math.pow(most / least, chance.nextDouble()));
    }

    long key(long record, int stream) {
        long mixed = (record + 31L * stream + seed) * 0x9E3779B97F4A7C15L;
        long key = Long.remainderUnsigned(mixed ^ (mixed >>> 29), shape.keys);
        return shape.isDrifting ? (record * shape.keys / shape.records + key % 3) % shape.keys : key;
    }

    /// The number of a record among those of all streams.
    static long number(long record, int stream) {
        return stream * 1_000_000L + record;
    }

    /// Event time, in milliseconds.
    long time(long record) {
        return record * STEP_MILLIS;
    }

    /// After all records.
    long endTime() {
        return time(shape.records) + 1_000;
    }

    /// The directories below which there are checkpoints, however many jobs had one.
    public List<Path> roots(World world) {
        if (!checkpoints.isBelow) return List.of(CHECKPOINTS);
        return world.children(CHECKPOINTS);
    }

    /// In words.
    public List<String> words() {
        return List.of("" + workload, "" + shape, "" + checkpoints, "" + trouble, "" + temper);
    }
}
