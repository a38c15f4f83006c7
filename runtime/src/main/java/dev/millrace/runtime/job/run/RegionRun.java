package dev.millrace.runtime.job.run;

import dev.millrace.base.machine.StateMachine;
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

/// Runs a region from its start to its end, over all attempts. The job's thread makes the decisions; any thread
/// may read.
final class RegionRun {
    private volatile Region region;
    private final JobContext job;
    private final JobContext context;
    private final Owner owner;
    /// The enumerators of all attempts with the present parallelism; null before the first one.
    private @Nullable Enumerators enumerators;
    private volatile @Nullable Attempt attempt;
    private volatile SortedMap<Integer, SubtaskCounters> counters = new TreeMap<>();
    private final StateMachine<RegionState, RegionState.Event, RegionState.Action> machine =
            new StateMachine<>(RegionState.TABLE);
    private int attempts;

    /// Receives notifications about regions. Thread-safe.
    interface Owner {
        /// Reports that all subtasks of the region run.
        void running(RegionRun region);

        /// Reports that no subtask of the region is left.
        ///
        /// @param failure the failure; null if the region finished or was cancelled
        void ended(RegionRun region, Attempt.@Nullable Failed failure);
    }

    /// Creates the run of a region.
    ///
    /// @param job the context that the regions of the job share
    RegionRun(Region region, JobContext job, Owner owner) {
        this.region = region;
        this.job = job;
        this.context = job.ofRegion();
        this.owner = owner;
    }

    Region region() {
        return region;
    }

    boolean isRunning() {
        return machine.state() == RegionState.RUNNING;
    }

    /// Returns whether the region has no attempt and may start one.
    boolean isWaiting() {
        return machine.state() == RegionState.WAITING;
    }

    boolean isOver() {
        return machine.state() == RegionState.OVER;
    }

    /// Returns the current or last counters of the subtasks, by their numbers among all subtasks of the job.
    SortedMap<Integer, SubtaskCounters> counters() {
        Attempt now = attempt;
        return now == null || machine.state() == RegionState.STARTING ? counters : now.counters();
    }

    /// Returns the subtasks of a vertex that run in this process.
    List<Subject> subjects(String vertex) {
        Attempt now = attempt;
        return now == null ? List.of() : now.subjects(vertex);
    }

    /// Returns the deployments of the newest attempt.
    List<Deployment> deployments() {
        Attempt now = attempt;
        return now == null ? List.of() : now.deployments();
    }

    /// Replaces the region with one of another parallelism, for the next attempt.
    void resize(Region other) {
        region = other;
        if (enumerators != null) enumerators.forgetMetrics();
        closeEnumerators();
    }

    private Enumerators enumerators(Attempt.Shared shared) {
        Enumerators made = enumerators;
        if (made == null) enumerators = made = new Enumerators(region, job, shared.checkpoints(), this::fail);
        return made;
    }

    private void closeEnumerators() {
        if (enumerators != null) enumerators.close();
        enumerators = null;
    }

    /// Requests slots for another attempt.
    ///
    /// @param waits whether to wait until enough slots are available
    CompletableFuture<Map<Integer, Worker>> place(Attempt.Shared shared, boolean waits) {
        shared.lives().awaited(region.members(), attempts);
        return shared.workers().place(region, waits);
    }

    /// Starts another attempt. Returns when the subtasks run or the start has failed.
    ///
    /// @param where the worker of each subtask, by the subtasks' numbers among all subtasks of the job
    /// @param restored the snapshot to start from; null for none
    /// @param isCancelled true if the attempt must end at once
    void begin(
            Attempt.Shared shared,
            Map<Integer, Worker> where,
            @Nullable Restored restored,
            BooleanSupplier isCancelled) {
        on(RegionState.Event.BEGIN);
        context.forgetAttempt();
        Attempt next =
                new Attempt(region, context.inAttempt(attempts++), shared, enumerators(shared), new AttemptOwner());
        attempt = next;
        if (isCancelled.getAsBoolean()) next.cancel();
        next.start(where, restored);
    }

    private final class AttemptOwner implements Attempt.Owner {
        @Override
        public void running() {
            on(RegionState.Event.ALL_RUN);
        }

        @Override
        public void over(Attempt.@Nullable Failed failure) {
            owner.ended(RegionRun.this, failure);
        }
    }

    /// Notes that another attempt will follow.
    void await() {
        on(RegionState.Event.AWAIT);
    }

    /// Notes that no other attempt will follow.
    void finish() {
        on(RegionState.Event.END);
    }

    private void on(RegionState.Event event) {
        for (RegionState.Action action : machine.on(event).actions()) {
            switch (action) {
                case REPORT_RUNNING -> owner.running(this);
                case KEEP_COUNTERS -> counters = counters();
                case DROP_ATTEMPT -> attempt = null;
            }
        }
    }

    void cancel() {
        Attempt now = attempt;
        if (now != null) now.cancel();
    }

    void fail(Throwable thrown) {
        Attempt now = attempt;
        if (now != null) now.fail(thrown);
    }

    /// Closes the enumerators at the job's end. After a finished attempt, the enumerators still take part in
    /// checkpoints until this call.
    void close() {
        closeEnumerators();
    }
}
