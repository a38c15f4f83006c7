package dev.millrace.sim.world;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What can befall a job, and ways it can take because of that. They are counted, so that somebody can tell whether
/// seeds still try all of them.
public enum Happening {
    CRASH,
    LOSS_OF_POWER,
    USER_FAILURE,
    SLOW_USER_CODE,
    DISK_ERROR,
    DISK_FULL,
    /// A checkpoint took too long.
    CHECKPOINT_EXPIRED,
    CHECKPOINT_COMPLETE,
    /// After a failure in a living process keyed state was still in memory.
    RETURN_IN_MEMORY,
    /// After a failure in a living process all was read from files.
    RETURN_TO_FILES,
    START_FROM_NOTHING,
    START_FROM_CHECKPOINT,
    START_FROM_SAVEPOINT,
    /// From a checkpoint that the job found by its name.
    START_BY_NAME,
    /// From a checkpoint of several files.
    START_FROM_CHANGES,
    /// From a checkpoint that holds records which were on their way.
    START_WITH_RECORDS_ON_THEIR_WAY,
    START_WITH_ANOTHER_PARALLELISM,
    START_WITH_A_STORE,
    SAVEPOINT,
    STOP,
    DRAIN,
    /// Somebody started from an older savepoint than he could have.
    GOING_BACK,
    /// The newest checkpoint was damaged while the process was down.
    DAMAGE,
    /// A checkpoint was damaged or deleted while the job ran.
    SABOTAGE,
    /// A job refused to start from a checkpoint that was too old.
    REFUSAL,
    /// A committer wanted to be asked again.
    COMMIT_RETRIED,

    // What only happens where there are several processes.

    DEATH_OF_A_WORKER,
    SUSPENSION_OF_A_WORKER,
    SUSPENSION_OF_THE_COORDINATOR,
    DEATH_OF_A_COORDINATOR,
    /// A leader has found a job that another had taken.
    JOB_TAKEN_OVER,
    /// A leader has found how a job had ended under another.
    END_REMEMBERED,
    /// A job was handed in again, because whoever was asked first died.
    SUBMITTED_AGAIN,
    /// Two coordinators believed that they lead.
    TWO_LEADERS,
    /// A leader could not note something, because another had become one.
    LEADER_REFUSED,
    /// Nothing came from one machine to another.
    CUT,
    CONNECTIONS_RESET,
    CLOCK_JUMP,
    CALL_LOST,
    CALL_TWICE,
    CALL_LATE,
    ANSWER_LOST,
    /// A connection was lost with something on its way.
    BATCHES_LOST,
    ATTEMPT_FAILED,
    /// A coordinator took a worker for lost.
    WORKER_LOST,
    /// What an attempt did too late was refused by a system outside.
    STRAGGLER_REFUSED;

    private static final Set<Happening> ALONE = EnumSet.range(CRASH, COMMIT_RETRIED);

    /// What can befall a single process.
    public static Set<Happening> alone() {
        return ALONE;
    }

    /// What can befall machines.
    public static Set<Happening> among() {
        return EnumSet.range(DEATH_OF_A_WORKER, STRAGGLER_REFUSED);
    }

    /// The one that the engine calls so.
    static Happening of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
