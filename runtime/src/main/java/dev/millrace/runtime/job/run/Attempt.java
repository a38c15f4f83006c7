package dev.millrace.runtime.job.run;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.Check;
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

/// One attempt at running a region of a job: its subtasks from their first step to their last. Safe to use from
/// any thread.
final class Attempt {
    private final Region region;
    private final JobContext context;
    private final Shared shared;
    private final Owner owner;
    private final Enumerators enumerators;
    private final AtomicReference<@Nullable Failed> failure = new AtomicReference<>();
    /// Subtasks that have not ended, and one more as long as [#start] has not returned: workers may be lost meanwhile.
    private final AtomicInteger running = new AtomicInteger();
    private volatile List<Deployment> deployments = List.of();
    private volatile SortedMap<Integer, SubtaskCounters> counters = new TreeMap<>();
    private volatile boolean isCancelled;

    /// How an attempt failed first.
    ///
    /// @param subtask where; null if it was in none
    /// @param place of the subtask
    record Failed(Throwable cause, @Nullable Subtask subtask, ProcessAddress place) {

        static Failed nowhere(Throwable cause) {
            return new Failed(cause, null, ProcessAddress.NOWHERE);
        }
    }

    /// What all regions of a job have in common.
    record Shared(Workers workers, CheckpointCoordinator checkpoints, SubtaskLives lives) {}

    /// Told how the attempt goes. Any thread.
    interface Owner {
        /// All subtasks are there and run.
        void running();

        /// All subtasks have closed what they hold.
        ///
        /// @param failure null if the attempt came to its end or was cancelled
        void over(@Nullable Failed failure);
    }

    Attempt(Region region, JobContext context, Shared shared, Owner owner) {
        this.region = region;
        this.context = context;
        this.shared = shared;
        this.owner = owner;
        this.enumerators = new Enumerators(region, context, shared.checkpoints, this::fail);
    }

    /// What the subtasks count, by their numbers among all of the job.
    SortedMap<Integer, SubtaskCounters> counters() {
        return counters;
    }

    /// The subtasks of a vertex that run in this process.
    List<Subject> subjects(String vertex) {
        return deployments.stream()
                .flatMap(each -> each.subjects(vertex).stream())
                .toList();
    }

    /// Opens all subtasks and sets them going; returns when they run or have failed to.
    ///
    /// @param where each of them runs, by their numbers among all of the job
    /// @param restored what they begin with; null for nothing
    void start(Map<Integer, Worker> where, @Nullable Restored restored) {
        shared.lives.all(region.members(), SubtaskState.DEPLOYING);
        running.set(region.members().size() + 1);
        try {
            List<Deployment> made = deploy(where, restored);
            checkStillWhole(made);
            deployments = made;
            SortedMap<Integer, SubtaskCounters> all = new TreeMap<>();
            Map<Integer, CheckpointCoordinator.Member> members = new HashMap<>();
            for (Deployment deployment : made) {
                all.putAll(deployment.counters());
                members.putAll(deployment.members());
            }
            counters = all;
            // No checkpoint may ask an enumerator that has not started.
            enumerators.start(restored);
            shared.checkpoints.begin(region.number(), members, enumerators.sources());
            shared.lives.all(region.members(), SubtaskState.RUNNING);
            owner.running();
            made.forEach(Deployment::start);
            if (isCancelled || failure.get() != null) made.forEach(Deployment::cancel);
        } catch (Throwable thrown) {
            failure.compareAndSet(null, Failed.nowhere(thrown));
            shared.lives.all(region.members(), SubtaskState.FAILED);
            over();
            return;
        }
        overIfNoneRuns();
    }

    /// A deployment may have been lost while others opened.
    private void checkStillWhole(List<Deployment> made) throws Throwable {
        Failed lost = failure.get();
        if (lost == null) return;
        made.forEach(Deployment::discard);
        throw lost.cause;
    }

    private void overIfNoneRuns() {
        if (running.decrementAndGet() == 0) over();
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
        // One for all workers, which may be many.
        Map<Integer, String> everywhere = OrderedCopy.of(names);
        places.forEach((name, place) -> asked.add(place.deploy(new Worker.DeploymentRequest(
                region,
                context.attempt(),
                Check.present(members.get(name), "who works there"),
                everywhere,
                restored,
                shared.checkpoints,
                enumerators.homes(),
                new DeploymentOwner(),
                context))));
        return gather(asked);
    }

    /// If a deployment is not there, nothing of the others stays.
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
        // Of a subtask that was cut short, a checkpoint needs more than nothing.
        boolean isWhole = failure.get() == null && !isCancelled;
        SubtaskState cutShort = thrown == null ? SubtaskState.CANCELED : SubtaskState.FAILED;
        shared.lives.one(member, isWhole ? SubtaskState.FINISHED : cutShort);
        if (isWhole || context.host().errs("cut-short-counts-as-ended")) shared.checkpoints.ended(member);
        overIfNoneRuns();
    }

    List<Deployment> deployments() {
        return deployments;
    }

    /// The attempt cannot go on: the other subtasks are cancelled, and the first failure is the one that is told.
    void fail(Throwable thrown) {
        fail(Failed.nowhere(thrown));
    }

    private void fail(Failed failed) {
        if (failure.compareAndSet(null, failed)) deployments.forEach(Deployment::cancel);
    }

    /// Ends it as soon as its subtasks have closed what they hold.
    void cancel() {
        isCancelled = true;
        shared.lives.all(region.members(), SubtaskState.CANCELING);
        deployments.forEach(Deployment::cancel);
    }

    /// The enumerators of an attempt that came to its end still have a part in checkpoints.
    void close() {
        enumerators.close();
    }

    private void over() {
        Failed failed = failure.get();
        boolean isFinished = failed == null && !isCancelled;
        if (isFinished) {
            told(null);
            return;
        }
        close();
        // Not before: what the coordinator still gives away to be written comes before the next attempt looks.
        shared.checkpoints.interrupt(region.number(), region.members(), () -> told(failed));
    }

    private void told(@Nullable Failed failed) {
        deployments.forEach(Deployment::close);
        shared.workers.vacate(region);
        owner.over(failed);
    }
}
