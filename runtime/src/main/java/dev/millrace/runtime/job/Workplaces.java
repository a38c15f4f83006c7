package dev.millrace.runtime.job;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Where the subtasks of one job may run. Any thread.
public interface Workplaces extends AutoCloseable {

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

    /// The job is over.
    @Override
    void close();
}
