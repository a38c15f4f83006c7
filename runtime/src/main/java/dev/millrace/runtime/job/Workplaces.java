package dev.millrace.runtime.job;

import java.util.Map;

/// Where the subtasks of one job may run. Any thread.
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

    /// The job is over.
    @Override
    void close();
}
