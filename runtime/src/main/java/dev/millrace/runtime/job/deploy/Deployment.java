package dev.millrace.runtime.job.deploy;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.checkpoint.CheckpointCoordinator;
import dev.millrace.runtime.job.AccumulatorPart;
import dev.millrace.runtime.job.SubtaskCounters;
import dev.millrace.runtime.stats.Subject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The subtasks of one attempt at a region that run at one worker, opened and ready to go. Any thread.
public interface Deployment {

    /// Told how the subtasks of a deployment go. Any thread.
    interface Owner {

        /// A subtask has closed what it holds.
        ///
        /// @param member its number among all subtasks of the job
        /// @param thrown why it ended early; null if it came to its end or was cancelled
        void ended(int member, Subtask subtask, @Nullable Throwable thrown);

        /// A subtask in another process has had an accumulator; told before its end.
        void accumulated(Subtask subtask, String name, Accumulator<?, ?> accumulator);

        /// The deployment cannot go on, and it is no subtask's fault.
        void failed(Throwable thrown);
    }

    /// As the coordinator of checkpoints knows them, by their numbers among all subtasks of the job.
    Map<Integer, CheckpointCoordinator.Member> members();

    /// By the same numbers.
    Map<Integer, SubtaskCounters> counters();

    /// Those of a vertex that run in this process, to be looked at; none if the deployment is in another.
    ///
    /// @param vertex the id that people know it by
    List<Subject> subjects(String vertex);

    /// Has a deployment in another process tell what its subtasks have accumulated; returns at once.
    default void ask() {}

    /// What subtasks in another process have accumulated that have not ended, as it was told last.
    ///
    /// @param untilNanos when nobody waits any more for what was asked, by the clock
    default List<AccumulatorPart> accumulated(long untilNanos) {
        return List.of();
    }

    /// Sets all subtasks going, once.
    void start();

    /// All subtasks end as soon as they have closed what they hold; each tells its owner.
    void cancel();

    /// Closes what the subtasks of a deployment hold that was never started. Nobody is told.
    void discard();

    /// All subtasks have ended, and nobody will ask for the deployment's part in a checkpoint any more.
    void close();
}
