package dev.millrace.runtime.job.deploy;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.api.result.ResultBuffer;
import dev.millrace.api.result.ResultPage;
import dev.millrace.api.result.ResultRequest;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.checkpoint.CheckpointCoordinator;
import dev.millrace.runtime.job.AccumulatorPart;
import dev.millrace.runtime.job.SubtaskCounters;
import dev.millrace.runtime.stats.Subject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Controls the subtasks of one attempt of a region that run in one worker, for the coordinator of the job. A new
/// deployment is open: its operators exist and have restored their state. After that, it is started once or discarded,
/// and a started deployment is closed when all subtasks have ended. Thread-safe.
public interface Deployment {

    /// Receives notifications about the subtasks of a deployment. Thread-safe.
    interface Owner {

        /// Reports that a subtask has released its resources.
        ///
        /// @param member the subtask's number among all subtasks of the job
        /// @param thrown the failure; null if the subtask finished or was cancelled
        void ended(int member, Subtask subtask, @Nullable Throwable thrown);

        /// Reports the final value of an accumulator of a subtask in another process. Called before [#ended].
        void accumulated(Subtask subtask, String name, Accumulator<?, ?> accumulator);

        /// Reports that the deployment cannot continue for a reason outside its subtasks.
        void failed(Throwable thrown);
    }

    /// Returns the subtasks as the checkpoint coordinator needs them, by their numbers among all subtasks of the job.
    Map<Integer, CheckpointCoordinator.Member> members();

    /// Returns the counters of the subtasks, by the same numbers.
    Map<Integer, SubtaskCounters> counters();

    /// Returns the subtasks of a vertex for profiling; empty if the deployment runs in another process.
    ///
    /// @param vertex the vertex's public id
    List<Subject> subjects(String vertex);

    /// Requests the current accumulators of subtasks in another process, without waiting for the answer.
    default void ask() {}

    /// Returns the accumulators of running subtasks in another process. Waits for the answer to [#ask]; if there is
    /// none in time, returns the values of an earlier answer.
    ///
    /// @param untilNanos the time on the host's clock until which this call waits
    default List<AccumulatorPart> accumulated(long untilNanos) {
        return List.of();
    }

    /// Returns records that a subtask of the deployment returns to a program; a page without a writer if no subtask
    /// does. The future never fails: if the other process does not answer, the page has no writer.
    default CompletableFuture<ResultPage> results(ResultRequest request) {
        return CompletableFuture.completedFuture(ResultBuffer.page(request));
    }

    /// Starts all subtasks. Called once.
    void start();

    /// Cancels all subtasks. Each subtask releases its resources and then notifies the owner.
    void cancel();

    /// Releases the resources of a deployment that was never started. The owner is not notified.
    void discard();

    /// Releases what the subtasks shared. Called when all subtasks have ended and no checkpoint needs them any longer.
    void close();
}
