package dev.millrace.runtime.job;

import dev.millrace.api.execution.JobStatus;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Where the subtasks of one job may run, and who answers for the job if this process ends. Any thread.
public interface Workplaces extends AutoCloseable {

    /// Greater than that of any process that has answered for the job before; 0 if nobody has or will.
    long epoch();

    /// Decides where the subtasks of a region run in their next attempt, and keeps room for them there.
    ///
    /// @param waits whether there may not be room yet
    /// @return by their numbers among all subtasks of the job; fails if there is no room
    CompletableFuture<Map<Integer, Workplace>> place(Region region, boolean waits);

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

    /// How the job has ended; nobody has been told.
    ///
    /// @param failure why it failed; null if it did not
    /// @throws dev.millrace.base.fault.MillraceException if another process answers for it now
    void ended(JobStatus how, @Nullable Throwable failure);

    /// This process has nothing to do with the job any more.
    @Override
    void close();
}
