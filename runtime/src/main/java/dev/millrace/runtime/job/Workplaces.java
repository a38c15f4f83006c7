package dev.millrace.runtime.job;

import dev.millrace.api.execution.JobStatus;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the subtasks of one job may run, and who answers for the job if this process ends. Any thread.
public interface Workplaces extends AutoCloseable {

    /// Decides where the subtasks of a region run in their next attempt, and keeps room for them there; waits for it.
    ///
    /// @return by their numbers among all subtasks of the job
    /// @throws dev.millrace.base.fault.MillraceException if there is no room
    Map<Integer, Workplace> place(Region region);

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
