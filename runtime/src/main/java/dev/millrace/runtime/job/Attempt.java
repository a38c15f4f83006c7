package dev.millrace.runtime.job;

import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.checkpoint.CheckpointCoordinator;
import dev.millrace.runtime.checkpoint.CheckpointSettings;
import dev.millrace.runtime.checkpoint.Checkpoints;
import dev.millrace.runtime.checkpoint.Restored;
import dev.millrace.runtime.source.SourceCoordinator;
import dev.millrace.runtime.step.StepThreads;
import dev.millrace.runtime.task.StreamTasklet;
import dev.millrace.state.storage.SnapshotPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One attempt at running a job: its subtasks from their first step to their last. Safe to use from any thread.
final class Attempt {
    private final JobSurroundings surroundings;
    private final StepThreads threads;
    private final Owner owner;
    private final CheckpointCoordinator checkpoints;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicInteger running = new AtomicInteger();
    private volatile List<StreamTasklet> tasklets = List.of();
    private volatile List<SourceCoordinator<?>> coordinators = List.of();
    private volatile List<JobBuilder.SubtaskCounters> metrics = List.of();
    private volatile @Nullable StateRoom room;
    private volatile boolean isCancelled;

    /// Told how the attempt goes. Any thread.
    interface Owner {
        /// All subtasks are there and run.
        void running();

        /// All subtasks have closed what they hold.
        ///
        /// @param failure null if the attempt came to its end or was cancelled
        void over(@Nullable Throwable failure);
    }

    Attempt(
            JobSurroundings surroundings,
            StepThreads threads,
            CheckpointSettings settings,
            Checkpoints taken,
            Owner owner) {
        this.surroundings = surroundings;
        this.threads = threads;
        this.owner = owner;
        this.checkpoints =
                new CheckpointCoordinator(surroundings.name(), surroundings.host(), settings, taken, this::fail);
    }

    List<JobBuilder.SubtaskCounters> metrics() {
        return metrics;
    }

    /// Builds all subtasks and sets them going; returns when they run or have failed to.
    ///
    /// @param restored what they begin with; null for nothing
    void start(JobGraph graph, @Nullable Restored restored) {
        try {
            room = StateRoom.open(graph, surroundings);
            JobBuilder builder = new JobBuilder(graph, surroundings, threads, this, restored);
            JobBuilder.Built built = builder.build();
            running.set(built.tasklets().size());
            metrics = built.metrics();
            coordinators = built.coordinators();
            List<StreamTasklet> made = new ArrayList<>();
            for (JobBuilder.Placed placed : built.tasklets()) made.add(placed.tasklet());
            tasklets = List.copyOf(made);
            // No checkpoint may ask an enumerator that has not started.
            built.start();
            checkpoints.begin(built.members(), built.sources());
            owner.running();
            for (JobBuilder.Placed placed : built.tasklets()) threads.drive(placed.tasklet(), placed.number());
            if (isCancelled || failure.get() != null) tasklets.forEach(StreamTasklet::cancel);
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
            over();
        }
    }

    /// Null if all state stays on the heap.
    @Nullable
    StateRoom room() {
        return room;
    }

    CheckpointCoordinator checkpoints() {
        return checkpoints;
    }

    /// A subtask has closed what it holds.
    ///
    /// @param member its number among all subtasks
    void ended(int member, @Nullable Throwable thrown) {
        if (thrown != null) fail(thrown);
        // Of a subtask that was cut short, a checkpoint needs more than nothing.
        boolean isWhole = failure.get() == null && !isCancelled;
        if (isWhole || surroundings.host().errs("cut-short-counts-as-ended")) checkpoints.ended(member);
        if (running.decrementAndGet() == 0) over();
    }

    /// The attempt cannot go on: the other subtasks are cancelled, and the first failure is the one that is told.
    void fail(Throwable thrown) {
        if (failure.compareAndSet(null, thrown)) tasklets.forEach(StreamTasklet::cancel);
    }

    /// Ends it as soon as its subtasks have closed what they hold.
    void cancel() {
        isCancelled = true;
        tasklets.forEach(StreamTasklet::cancel);
    }

    CompletableFuture<SnapshotPlace> savepoint(SnapshotPlace target) {
        return checkpoints.savepoint(target);
    }

    CompletableFuture<SnapshotPlace> stop(SnapshotPlace target, boolean drains) {
        return checkpoints.stop(target, drains);
    }

    private void over() {
        coordinators.forEach(SourceCoordinator::close);
        // Not before: what the coordinator still gives away to be written comes before the next attempt looks.
        checkpoints.close(() -> {
            StateRoom opened = room;
            if (opened != null) opened.close();
            owner.over(failure.get());
        });
    }
}
