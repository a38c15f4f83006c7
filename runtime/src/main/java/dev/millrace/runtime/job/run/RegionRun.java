package dev.millrace.runtime.job.run;

import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.SubtaskCounters;
import dev.millrace.runtime.job.deploy.Deployment;
import dev.millrace.runtime.job.deploy.Worker;
import dev.millrace.runtime.stats.Subject;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A region from its start to its end, over as many attempts as that takes. Decided on the job's thread; may be
/// read by any.
final class RegionRun {
    private volatile Region region;
    private final JobContext context;
    private final Owner owner;
    private volatile @Nullable Attempt attempt;
    private volatile SortedMap<Integer, SubtaskCounters> counters = new TreeMap<>();
    private volatile State state = State.WAITING;
    private int attempts;

    /// How far a region is.
    private enum State {
        /// For its first attempt or another.
        WAITING,
        RUNNING,
        /// At its end, with nothing to be done again.
        OVER
    }

    /// Told how regions go. Any thread.
    interface Owner {
        /// All subtasks of the region run.
        void running(RegionRun region);

        /// No subtask of the region is left.
        ///
        /// @param failure null if the region came to its end or was cancelled
        void ended(RegionRun region, Attempt.@Nullable Failed failure);
    }

    /// @param job what the regions of the job share
    RegionRun(Region region, JobContext job, Owner owner) {
        this.region = region;
        this.context = job.ofRegion();
        this.owner = owner;
    }

    Region region() {
        return region;
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    /// Whether it has no attempt under way and may get one.
    boolean isWaiting() {
        return state == State.WAITING && attempt == null;
    }

    boolean isOver() {
        return state == State.OVER;
    }

    /// What the subtasks count, or counted last, by their numbers among all of the job.
    SortedMap<Integer, SubtaskCounters> counters() {
        Attempt now = attempt;
        return now == null || state == State.WAITING ? counters : now.counters();
    }

    /// The subtasks of a vertex that run in this process.
    List<Subject> subjects(String vertex) {
        Attempt now = attempt;
        return now == null ? List.of() : now.subjects(vertex);
    }

    /// Of the newest attempt.
    List<Deployment> deployments() {
        Attempt now = attempt;
        return now == null ? List.of() : now.deployments();
    }

    /// The next attempt has other subtasks.
    void resize(Region other) {
        region = other;
    }

    /// Asks for room for another attempt.
    ///
    /// @param waits whether there may not be room yet
    CompletableFuture<Map<Integer, Worker>> place(Attempt.Shared shared, boolean waits) {
        shared.lives().awaited(region.members(), attempts);
        return shared.workers().place(region, waits);
    }

    /// Begins another attempt; returns when its subtasks run or have failed to.
    ///
    /// @param where its subtasks run, by their numbers among all of the job
    /// @param restored what it begins with; null for nothing
    /// @param isCancelled whether it is to end at once
    void begin(
            Attempt.Shared shared,
            Map<Integer, Worker> where,
            @Nullable Restored restored,
            BooleanSupplier isCancelled) {
        context.forgetAttempt();
        Attempt next = new Attempt(region, context.inAttempt(attempts++), shared, new Attempt.Owner() {
            @Override
            public void running() {
                state = State.RUNNING;
                owner.running(RegionRun.this);
            }

            @Override
            public void over(Attempt.@Nullable Failed failure) {
                owner.ended(RegionRun.this, failure);
            }
        });
        attempt = next;
        if (isCancelled.getAsBoolean()) next.cancel();
        next.start(where, restored);
    }

    /// There will be another attempt.
    void await() {
        counters = counters();
        state = State.WAITING;
        attempt = null;
    }

    /// There will be no other attempt.
    void finish() {
        state = State.OVER;
    }

    void cancel() {
        Attempt now = attempt;
        if (now != null) now.cancel();
    }

    void fail(Throwable thrown) {
        Attempt now = attempt;
        if (now != null) now.fail(thrown);
    }

    /// The job is over.
    void close() {
        Attempt last = attempt;
        if (last != null) last.close();
    }
}
