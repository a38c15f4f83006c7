package dev.millrace.runtime.job.deploy;

import dev.millrace.api.execution.JobStatus;
import dev.millrace.graph.Bounds;
import dev.millrace.runtime.job.Region;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Assigns workers to the subtasks of one job, and stores what must survive the end of this process. Thread-safe.
public interface Workers extends AutoCloseable {

    /// Returns the leader epoch of this process, greater than that of every earlier leader; 0 without
    /// leader election.
    long epoch();

    /// Reserves slots for the next attempt of a region.
    ///
    /// @param waits whether to wait until enough slots are available
    /// @return the worker of each subtask, by the subtasks' numbers; fails if there are not enough slots
    CompletableFuture<Map<Integer, Worker>> place(Region region, boolean waits);

    /// Returns the number of slots that the job could use: its own slots and the slots that no job uses or waits for.
    int room();

    /// Registers a callback, which any thread may call, for changes in the number of slots.
    void watch(Runnable onRoom);

    /// Cancels all waiting requests for slots.
    void giveUp();

    /// Releases the slots of an attempt that is over.
    void vacate(Region region);

    /// Stores that a checkpoint, or the final savepoint of the job, is complete. Sinks commit only after this call.
    ///
    /// @throws IOException if this process is no longer the leader
    void complete(long checkpoint, SnapshotPlace place) throws IOException;

    /// Returns the parallelism bounds that an earlier leader stored, by the vertices' public ids.
    Map<String, Bounds> required();

    /// Stores new parallelism bounds. Calls run one after the other.
    ///
    /// @param wanted the bounds by the vertices' public ids; other vertices keep their bounds
    /// @param change checks that the job can use the bounds, and returns the action that applies them; the action
    /// runs when the bounds are stored
    /// @throws dev.millrace.base.fault.MillraceException if the check fails, or if this process is no longer
    /// the leader
    void require(Map<String, Bounds> wanted, Supplier<Runnable> change);

    /// Stores the result of the job before clients see the result.
    ///
    /// @param failure the cause of the failure; null if the job did not fail
    /// @throws dev.millrace.base.fault.MillraceException if another process is now responsible for the job
    void ended(JobStatus how, @Nullable Throwable failure);

    /// Removes the job from this process.
    @Override
    void close();
}
