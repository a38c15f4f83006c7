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

/// Represents the subtasks of one attempt of a region that run in one worker, opened and ready to start. Thread-safe.
public interface Deployment {

    /// Receives notifications about the subtasks of a deployment. Thread-safe.
    interface Owner {

        /// Reports that a subtask has released its resources.
        ///
        /// @param member the subtask's number among all subtasks of the job
        /// @param thrown the failure; null if the subtask finished or was cancelled
        void ended(int member, Subtask subtask, @Nullable Throwable thrown);

        /// Reports an accumulator of a subtask in another process, before the subtask's end.
        void accumulated(Subtask subtask, String name, Accumulator<?, ?> accumulator);

        /// Reports that the deployment cannot continue for a reason outside its subtasks.
        void failed(Throwable thrown);
    }

    /// Returns the members for the checkpoint coordinator, by their numbers among all subtasks of the job.
    Map<Integer, CheckpointCoordinator.Member> members();

    /// Returns the counters of the subtasks, by the same numbers.
    Map<Integer, SubtaskCounters> counters();

    /// Returns the subtasks of a vertex for profiling; empty if the deployment runs in another process.
    ///
    /// @param vertex the vertex's public id
    List<Subject> subjects(String vertex);

    /// Requests the current accumulators from another process, without waiting for the answer.
    default void ask() {}

    /// Returns the newest known accumulators of running subtasks in another process.
    ///
    /// @param untilNanos the time on the host's clock until which this call waits for the answer to [#ask]
    default List<AccumulatorPart> accumulated(long untilNanos) {
        return List.of();
    }

    /// Starts all subtasks. Called once.
    void start();

    /// Cancels all subtasks. Each subtask releases its resources and then notifies the owner.
    void cancel();

    /// Releases the resources of a deployment that was never started. The owner is not notified.
    void discard();

    /// Closes the deployment. All subtasks have ended, and no checkpoint needs them any longer.
    void close();
}
