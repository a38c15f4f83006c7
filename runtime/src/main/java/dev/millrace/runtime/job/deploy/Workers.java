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

/// Where the subtasks of one job may run, and who answers for the job if this process ends. Any thread.
public interface Workers extends AutoCloseable {

    /// Greater than that of any process that has answered for the job before; 0 if nobody has or will.
    long epoch();

    /// Decides where the subtasks of a region run in their next attempt, and keeps room for them there.
    ///
    /// @param waits whether there may not be room yet
    /// @return by their numbers among all subtasks of the job; fails if there is no room
    CompletableFuture<Map<Integer, Worker>> place(Region region, boolean waits);

    /// How many slots the job could have now: those that it has, and those that nobody has or waits for.
    int room();

    /// Has somebody told, on any thread, whenever there may be more room or less.
    void watch(Runnable onRoom);

    /// Nobody waits for room any more.
    void giveUp();

    /// An attempt is over, and its room free.
    void vacate(Region region);

    /// A checkpoint, or the savepoint with which the job ends, is complete; nobody has acted on that.
    ///
    /// @throws IOException if nobody may
    void complete(long checkpoint, SnapshotPlace place) throws IOException;

    /// Between which parallelisms somebody wanted vertices to run while another process decided about the job, by
    /// the ids that people know.
    Map<String, Bounds> required();

    /// Somebody wants vertices to run between other parallelisms; nobody has acted on that. One after the other.
    ///
    /// @param wanted by their ids; who is not in it keeps its own
    /// @param change finds out whether the job can have them, and gives what makes it have them; that is run when
    /// they are not forgotten any more, should this process end
    /// @throws dev.millrace.base.fault.MillraceException as the change does, or if another process decides now
    void require(Map<String, Bounds> wanted, Supplier<Runnable> change);

    /// How the job has ended; nobody has been told.
    ///
    /// @param failure why it failed; null if it did not
    /// @throws dev.millrace.base.fault.MillraceException if another process answers for it now
    void ended(JobStatus how, @Nullable Throwable failure);

    /// This process has nothing to do with the job any more.
    @Override
    void close();
}
