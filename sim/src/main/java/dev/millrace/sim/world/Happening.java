package dev.millrace.sim.world;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Lists the events that can occur in a run, and code paths that follow from them. They are counted to check that the
/// seeds still cover all of them.
public enum Happening {
    CRASH,
    LOSS_OF_POWER,
    USER_FAILURE,
    SLOW_USER_CODE,
    DISK_ERROR,
    DISK_FULL,
    /// A checkpoint timed out.
    CHECKPOINT_EXPIRED,
    CHECKPOINT_COMPLETE,
    /// After a failure, the living process restored keyed state from memory.
    RETURN_IN_MEMORY,
    /// After a failure, the living process restored all state from files.
    RETURN_TO_FILES,
    START_FROM_NOTHING,
    START_FROM_CHECKPOINT,
    START_FROM_SAVEPOINT,
    /// The job started from a checkpoint that it found by its name.
    START_BY_NAME,
    /// The job started from an incremental checkpoint.
    START_FROM_CHANGES,
    /// The job started from an unaligned checkpoint with records in flight.
    START_WITH_RECORDS_ON_THEIR_WAY,
    START_WITH_ANOTHER_PARALLELISM,
    START_WITH_A_STORE,
    SAVEPOINT,
    STOP,
    DRAIN,
    /// The operator started the job from an older savepoint than the newest.
    GOING_BACK,
    /// The newest checkpoint was damaged between two lives.
    DAMAGE,
    /// A checkpoint was damaged or deleted while the job ran.
    SABOTAGE,
    /// A job refused to start from a checkpoint that was too old.
    REFUSAL,
    /// A committer asked for a retry.
    COMMIT_RETRIED,

    // The following events occur only with several processes.

    DEATH_OF_A_WORKER,
    SUSPENSION_OF_A_WORKER,
    SUSPENSION_OF_THE_COORDINATOR,
    DEATH_OF_A_COORDINATOR,
    /// A new leader found a job that another leader had accepted.
    JOB_TAKEN_OVER,
    /// A new leader found the result of a job that had ended under another leader.
    END_REMEMBERED,
    /// A job was submitted again, because the first coordinator failed.
    SUBMITTED_AGAIN,
    /// Two coordinators believed at the same time that they lead.
    TWO_LEADERS,
    /// A leader could not write to the ledger, because another had taken over.
    LEADER_REFUSED,
    /// Messages from one machine to another were cut off.
    CUT,
    CONNECTIONS_RESET,
    CLOCK_JUMP,
    CALL_LOST,
    CALL_TWICE,
    CALL_LATE,
    ANSWER_LOST,
    /// A connection was lost with batches in flight.
    BATCHES_LOST,
    ATTEMPT_FAILED,
    /// A coordinator treated a worker as lost.
    WORKER_LOST,
    /// The external system refused a late call of an old attempt.
    STRAGGLER_REFUSED;

    private static final Set<Happening> ALONE = EnumSet.range(CRASH, COMMIT_RETRIED);

    /// Returns the events that can occur with a single process.
    public static Set<Happening> alone() {
        return ALONE;
    }

    /// Returns the events that can occur only with several machines.
    public static Set<Happening> among() {
        return EnumSet.range(DEATH_OF_A_WORKER, STRAGGLER_REFUSED);
    }

    /// Returns the event for the name that the engine uses.
    static Happening of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
