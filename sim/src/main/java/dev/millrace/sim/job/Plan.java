package dev.millrace.sim.job;

import dev.millrace.sim.world.Temper;
import java.util.List;

/// All that a seed decides before anything runs: the job, its settings, the world and its troubles.
///
/// @param focus what the seed has more of than others
public record Plan(
        long seed,
        Focus focus,
        SimWorkload workload,
        Shape shape,
        Checkpointing checkpoints,
        Trouble trouble,
        Upkeep upkeep,
        Temper temper) {
    static final long STEP_MILLIS = 10;
    /// How much later than its place in the stream says a record can be, where some are.
    private static final long LATE_MILLIS = 200;

    /// The kind of trouble that a seed has most of, so that it gets where a bit of each never would.
    public enum Focus {
        /// Some of everything.
        NOTHING,
        /// Many small checkpoints, some of which cannot be written.
        CHANGES,
        /// Many small splits from a slow enumerator.
        SPLITS,
        /// Failures while barriers are under way.
        FAILURES,
        /// Slow receivers, and barriers that overtake.
        PRESSURE,
        /// Savepoints, other parallelisms, damage.
        UPKEEP
    }

    /// The job.
    ///
    /// @param keys how many
    /// @param splits of each source
    /// @param burst how many records a reader gives without a rest
    /// @param isDrifting whether each key comes for a while only
    /// @param isOnRequest whether splits are handed out one by one
    /// @param isFoundLater whether splits that are handed out all at once are found on another thread
    /// @param thinkNanos how long an enumerator takes for a request, on average
    /// @param isGeneral whether all windows go through the general operator
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
            long timeoutMillis,
            long thinkNanos,
            boolean isGeneral,
            Output output) {}

    /// How results leave the job.
    public enum Output {
        /// A function that commits when it is told of complete checkpoints.
        FUNCTION,
        /// A sink with a committer.
        SINK,
        /// A sink with a step between its writers and its committers, which are other subtasks.
        SINK_WITH_STEPS
    }

    /// How checkpoints are taken.
    ///
    /// @param isOvertaking whether barriers overtake what is on its way
    /// @param overtakeMillis how long they wait before they do
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
            long overtakeMillis,
            boolean isIncremental,
            boolean isBelow) {}

    /// What goes wrong.
    ///
    /// @param crashes one for each life that ends so, after so many calls of the outside; below zero, after so
    /// many points
    /// @param losesPower whether a crash is one of the machine, which loses what was not synced
    /// @param failEvery how many records lie between failures of user code, on average
    /// @param failsInCheckpoints whether user code fails more often while a checkpoint is under way
    /// @param dawdleEvery how many lie between long calls of user code; 0 for none
    /// @param dawdleNanos how long these take, at most
    public record Trouble(
            List<Long> crashes,
            boolean losesPower,
            int userFailures,
            int failEvery,
            boolean failsInCheckpoints,
            int dawdleEvery,
            long dawdleNanos,
            long restartMillis) {}

    /// What the operator of the job does while all goes well, and after a life.
    ///
    /// @param savepointMillis between two savepoints that are asked for; 0 for none
    /// @param stops how many lives are stopped with a savepoint
    /// @param stopMillis how long such a life lasts at most
    /// @param drains whether windows and timers fire before such a stop
    /// @param rescales whether a life can have another parallelism than the one before
    /// @param isByName whether the job finds its newest checkpoint by its name
    /// @param goesBack whether a life sometimes begins with an older savepoint, and what is outside with it
    /// @param damages whether the newest checkpoint is sometimes damaged between two lives
    /// @param hasStores whether some lives have only little room in memory, and a store behind it
    public record Upkeep(
            long savepointMillis,
            int stops,
            long stopMillis,
            boolean drains,
            boolean rescales,
            boolean isByName,
            boolean goesBack,
            boolean damages,
            boolean hasStores) {}

    /// The plan of a seed.
    public static Plan of(long seed) {
        return new RandomPlan(seed).plan();
    }

    /// Whether checkpoints are damaged and deleted while the job runs, as they are in every other world.
    boolean isSabotaged() {
        return seed % 4 == 1 || seed % 4 == 2;
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

    /// Whether only those at the end of the job are slow, so that all before them must wait.
    boolean isPressed() {
        return focus == Focus.PRESSURE;
    }

    /// Event time as the source tells it, which may be late.
    long eventTime(long record) {
        long time = time(record);
        if (!workload.isLate()) return time;
        return Math.max(0, time - Long.remainderUnsigned(record * 0x9E3779B97F4A7C15L >>> 7, LATE_MILLIS));
    }

    /// In words.
    public List<String> words() {
        return List.of("" + focus, "" + workload, "" + shape, "" + checkpoints, "" + trouble, "" + upkeep, "" + temper);
    }
}
