package dev.millrace.runtime.job.run;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.Check;
import dev.millrace.base.machine.StateMachine;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.checkpoint.CheckpointCoordinator;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.SubtaskCounters;
import dev.millrace.runtime.job.SubtaskLives;
import dev.millrace.runtime.job.SubtaskState;
import dev.millrace.runtime.job.deploy.Deployment;
import dev.millrace.runtime.job.deploy.Worker;
import dev.millrace.runtime.job.deploy.Workers;
import dev.millrace.runtime.stats.ProcessAddress;
import dev.millrace.runtime.stats.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs one attempt of a region: deploys the subtasks to workers, starts them, and reports once when all of them have
/// ended. The first failure cancels the other subtasks. Thread-safe.
final class Attempt {
    private final Region region;
    private final JobContext context;
    private final Shared shared;
    private final Enumerators enumerators;
    private final Owner owner;
    private final AtomicReference<@Nullable Failed> failure = new AtomicReference<>();
    /// The number of subtasks that have not ended, plus one until [#start] returns. So the attempt cannot be over while
    /// it starts, even if subtasks end or workers are lost.
    private final AtomicInteger running = new AtomicInteger();
    private volatile List<Deployment> deployments = List.of();
    private volatile SortedMap<Integer, SubtaskCounters> counters = new TreeMap<>();
    private final StateMachine<AttemptState, AttemptState.Event, AttemptState.Action> machine =
            new StateMachine<>(AttemptState.TABLE);

    /// Describes the first failure of an attempt.
    ///
    /// @param subtask the subtask that failed; null if no subtask failed
    /// @param place the worker of the subtask
    record Failed(Throwable cause, @Nullable Subtask subtask, ProcessAddress place) {

        static Failed nowhere(Throwable cause) {
            return new Failed(cause, null, ProcessAddress.NOWHERE);
        }
    }

    /// Holds what all regions of a job share.
    record Shared(Workers workers, CheckpointCoordinator checkpoints, SubtaskLives lives) {}

    /// Receives notifications about the attempt. Thread-safe.
    interface Owner {
        /// Reports that all subtasks run.
        void running();

        /// Reports that all subtasks have released their resources.
        ///
        /// @param failure the failure; null if the attempt finished or was cancelled
        void over(@Nullable Failed failure);
    }

    Attempt(Region region, JobContext context, Shared shared, Enumerators enumerators, Owner owner) {
        this.region = region;
        this.context = context;
        this.shared = shared;
        this.enumerators = enumerators;
        this.owner = owner;
    }

    /// Returns the counters of the subtasks, by their numbers among all subtasks of the job.
    SortedMap<Integer, SubtaskCounters> counters() {
        return counters;
    }

    /// Returns the subtasks of a vertex that run in this process, for profiling.
    List<Subject> subjects(String vertex) {
        return deployments.stream()
                .flatMap(each -> each.subjects(vertex).stream())
                .toList();
    }

    /// Opens and starts all subtasks. Returns when the subtasks run or the start has failed.
    ///
    /// @param where the worker of each subtask, by the subtasks' numbers among all subtasks of the job
    /// @param restored the snapshot to start from; null for none
    void start(Map<Integer, Worker> where, @Nullable Restored restored) {
        shared.lives.all(region.members(), SubtaskState.DEPLOYING);
        running.set(region.members().size() + 1);
        List<Deployment> made = List.of();
        boolean isStarting = false;
        try {
            made = deploy(where, restored);
            checkStillWhole();
            deployments = made;
            register(made, restored);
            shared.lives.all(region.members(), SubtaskState.RUNNING);
            owner.running();
            isStarting = true;
            made.forEach(Deployment::start);
            // If the attempt was cancelled or failed before this point, the subtasks could not be cancelled then.
            if (machine.state() != AttemptState.RUNNING) made.forEach(Deployment::cancel);
        } catch (Throwable thrown) {
            failure.compareAndSet(null, Failed.nowhere(thrown));
            shared.lives.all(region.members(), SubtaskState.FAILED);
            if (!isStarting) discard(made);
            on(AttemptState.Event.START_FAILED);
            return;
        }
        overIfNoneRuns();
    }

    /// Prepares the enumerators, and adds the region to the checkpoints.
    private void register(List<Deployment> made, @Nullable Restored restored) {
        SortedMap<Integer, SubtaskCounters> all = new TreeMap<>();
        Map<Integer, CheckpointCoordinator.Member> members = new HashMap<>();
        for (Deployment deployment : made) {
            all.putAll(deployment.counters());
            members.putAll(deployment.members());
        }
        counters = all;
        // The enumerators begin first, because a checkpoint cannot include an enumerator that has not started.
        enumerators.begin(restored, context.attempt());
        shared.checkpoints.begin(region.number(), members, enumerators.sources());
    }

    /// Releases deployments that were opened and will not start.
    private void discard(List<Deployment> opened) {
        deployments = List.of();
        opened.forEach(Deployment::discard);
    }

    /// A deployment may have been lost while others opened.
    private void checkStillWhole() throws Throwable {
        Failed lost = failure.get();
        if (lost != null) throw lost.cause;
    }

    private void overIfNoneRuns() {
        if (running.decrementAndGet() == 0) on(AttemptState.Event.ALL_ENDED);
    }

    private List<Deployment> deploy(Map<Integer, Worker> where, @Nullable Restored restored) {
        Map<Integer, String> names = new HashMap<>();
        SortedMap<String, Worker> places = new TreeMap<>();
        SortedMap<String, Set<Integer>> members = new TreeMap<>();
        where.forEach((member, place) -> {
            shared.lives.placed(member, place.place());
            names.put(member, place.name());
            places.put(place.name(), place);
            members.computeIfAbsent(place.name(), _ -> new HashSet<>()).add(member);
        });
        List<CompletableFuture<Deployment>> asked = new ArrayList<>();
        // All workers, which may be many, share one map.
        Map<Integer, String> everywhere = OrderedCopy.of(names);
        places.forEach((name, place) -> asked.add(place.deploy(new Worker.DeploymentRequest(
                region,
                context.attempt(),
                Check.present(members.get(name), "who works there"),
                everywhere,
                restored,
                shared.checkpoints,
                enumerators.homes(context.attempt()),
                new DeploymentOwner(),
                context))));
        return gather(asked);
    }

    /// Waits for all deployments. If one of them fails, discards the others and throws.
    private List<Deployment> gather(List<CompletableFuture<Deployment>> asked) {
        List<Deployment> made = new ArrayList<>();
        Throwable missing = null;
        for (CompletableFuture<Deployment> each : asked) {
            context.host().threads().await(each);
            try {
                made.add(each.join());
            } catch (CompletionException failed) {
                if (missing == null) missing = failed.getCause();
            }
        }
        if (missing == null) return List.copyOf(made);
        made.forEach(Deployment::discard);
        if (missing instanceof RuntimeException unchecked) throw unchecked;
        if (missing instanceof Error error) throw error;
        throw new IllegalStateException(missing);
    }

    private final class DeploymentOwner implements Deployment.Owner {
        @Override
        public void ended(int member, Subtask subtask, @Nullable Throwable thrown) {
            Attempt.this.ended(member, subtask, thrown);
        }

        @Override
        public void failed(Throwable thrown) {
            fail(thrown);
        }

        @Override
        public void accumulated(Subtask subtask, String name, Accumulator<?, ?> accumulator) {
            context.accumulators().add(subtask, name, accumulator);
        }
    }

    private void ended(int member, Subtask subtask, @Nullable Throwable thrown) {
        if (thrown != null)
            fail(new Failed(thrown, subtask, shared.lives.of(member).place()));
        // A subtask that ends because of a failure or cancellation must not count as finished. Otherwise a checkpoint
        // could be complete without the state of the subtask.
        boolean isWhole = machine.state() == AttemptState.RUNNING;
        SubtaskState cutShort = thrown == null ? SubtaskState.CANCELED : SubtaskState.FAILED;
        shared.lives.one(member, isWhole ? SubtaskState.FINISHED : cutShort);
        if (isWhole || context.host().errs("cut-short-counts-as-ended")) shared.checkpoints.ended(member);
        overIfNoneRuns();
    }

    List<Deployment> deployments() {
        return deployments;
    }

    /// Fails the attempt: cancels the other subtasks and keeps the first failure.
    void fail(Throwable thrown) {
        fail(Failed.nowhere(thrown));
    }

    private void fail(Failed failed) {
        if (failure.compareAndSet(null, failed)) on(AttemptState.Event.FAIL);
    }

    /// Cancels the attempt, which ends when its subtasks have released their resources.
    void cancel() {
        shared.lives.all(region.members(), SubtaskState.CANCELING);
        on(AttemptState.Event.CANCEL);
    }

    /// Changes the state of the attempt, then runs the actions of the change. Thread-safe.
    private void on(AttemptState.Event event) {
        for (AttemptState.Action action : machine.on(event).actions()) {
            switch (action) {
                case CANCEL_SUBTASKS -> deployments.forEach(Deployment::cancel);
                case REPORT_END -> reportEnd(null);
                case INTERRUPT_AND_REPORT_END -> interruptAndReportEnd();
            }
        }
    }

    private void interruptAndReportEnd() {
        Failed failed = machine.state() == AttemptState.FAILED ? failure.get() : null;
        enumerators.detach(context.attempt());
        // The end is reported after the coordinator has finished its pending writes, so that the next attempt
        // sees them.
        shared.checkpoints.interrupt(region.number(), region.members(), () -> reportEnd(failed));
    }

    private void reportEnd(@Nullable Failed failed) {
        deployments.forEach(Deployment::close);
        shared.workers.vacate(region);
        owner.over(failed);
    }
}
