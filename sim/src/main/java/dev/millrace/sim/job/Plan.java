package dev.millrace.sim.job;

import dev.millrace.sim.world.Temper;
import java.util.List;

/// Holds everything that a seed decides before a run: the job, its settings, the world and its faults.
///
/// @param focus the kind of fault that is most frequent in this seed
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
    /// The maximum delay of a record's event time, in workloads with late records.
    private static final long LATE_MILLIS = 200;

    /// Lists the kinds of faults on which seeds focus. A focused seed reaches states that a mix of all faults would
    /// not reach.
    public enum Focus {
        /// A mix of all kinds.
        NOTHING,
        /// Many small checkpoints, some of which cannot be written.
        CHANGES,
        /// Many small splits from a slow enumerator.
        SPLITS,
        /// Failures while barriers are in flight.
        FAILURES,
        /// Slow receivers and unaligned checkpoints.
        PRESSURE,
        /// Savepoints, changes of the parallelism, and damaged checkpoints.
        UPKEEP
    }

    /// Describes the job.
    ///
    /// @param keys the number of keys
    /// @param splits the number of splits of each source
    /// @param burst the number of records that a reader emits without a pause
    /// @param isDrifting whether each key occurs only in a part of the stream
    /// @param isOnRequest whether splits are assigned on request
    /// @param isFoundLater whether splits that are all assigned at once are found on another thread
    /// @param thinkNanos the average time that an enumerator takes for a request
    /// @param isGeneral whether all windows use the general operator
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

    /// Lists the ways in which results leave the job.
    public enum Output {
        /// A function that commits when a checkpoint is complete.
        FUNCTION,
        /// A sink with a committer.
        SINK,
        /// A sink with a step between its writers and its committers, which are other subtasks.
        SINK_WITH_STEPS
    }

    /// Describes how checkpoints are taken.
    ///
    /// @param isOvertaking whether checkpoints are unaligned
    /// @param overtakeMillis the timeout after which an aligned checkpoint becomes unaligned
    /// @param isBelow whether each job has its own directory for checkpoints
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

    /// Describes the faults.
    ///
    /// @param crashes one entry for each life that crashes: above zero, the number of calls to the outside before
    /// the crash; below zero, the negative number of points
    /// @param losesPower whether a crash is a loss of power, which loses unsynced data
    /// @param failEvery the average number of records between failures of user code
    /// @param failsInCheckpoints whether user code fails more often during a checkpoint
    /// @param dawdleEvery the average number of records between slow calls of user code; 0 for none
    /// @param dawdleNanos the maximum duration of these calls
    public record Trouble(
            List<Long> crashes,
            boolean losesPower,
            int userFailures,
            int failEvery,
            boolean failsInCheckpoints,
            int dawdleEvery,
            long dawdleNanos,
            long restartMillis) {}

    /// Describes what the operator of the job does during a life and between lives.
    ///
    /// @param savepointMillis the average time between two savepoints; 0 for none
    /// @param stops the number of lives that are stopped with a savepoint
    /// @param stopMillis the average duration of such a life
    /// @param drains whether windows and timers fire before such a stop
    /// @param rescales whether a life can have another parallelism than the one before
    /// @param isByName whether the job finds its newest checkpoint by its name
    /// @param goesBack whether a life sometimes starts from an older savepoint, with the external system reset
    /// to it
    /// @param damages whether the newest checkpoint is sometimes damaged between two lives
    /// @param hasStores whether some lives have little memory for state and a store behind it
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

    /// Returns the plan of a seed.
    public static Plan of(long seed) {
        return new RandomPlan(seed).plan();
    }

    /// Returns whether checkpoints are damaged and deleted while the job runs. This is so in half of the worlds.
    boolean isSabotaged() {
        return seed % 4 == 1 || seed % 4 == 2;
    }

    long key(long record, int stream) {
        long mixed = (record + 31L * stream + seed) * 0x9E3779B97F4A7C15L;
        long key = Long.remainderUnsigned(mixed ^ (mixed >>> 29), shape.keys);
        return shape.isDrifting ? (record * shape.keys / shape.records + key % 3) % shape.keys : key;
    }

    /// Returns the number of a record among the records of all streams.
    static long number(long record, int stream) {
        return stream * 1_000_000L + record;
    }

    /// Returns a record's position in event time, in milliseconds.
    long time(long record) {
        return record * STEP_MILLIS;
    }

    /// Returns an event time after all records.
    long endTime() {
        return time(shape.records) + 1_000;
    }

    /// Returns whether only the operators at the end of the job are slow, so that all operators before them
    /// are back-pressured.
    boolean isPressed() {
        return focus == Focus.PRESSURE;
    }

    /// Returns the event time that the source assigns to a record, which may be late.
    long eventTime(long record) {
        long time = time(record);
        if (!workload.isLate()) return time;
        return Math.max(0, time - Long.remainderUnsigned(record * 0x9E3779B97F4A7C15L >>> 7, LATE_MILLIS));
    }

    /// Returns the plan as text.
    public List<String> words() {
        return List.of("" + focus, "" + workload, "" + shape, "" + checkpoints, "" + trouble, "" + upkeep, "" + temper);
    }
}
