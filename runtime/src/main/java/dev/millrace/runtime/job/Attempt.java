package dev.millrace.runtime.job;

import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.checkpoint.CheckpointCoordinator;
import dev.millrace.runtime.checkpoint.Restored;
import dev.millrace.runtime.source.AlignmentGroups;
import dev.millrace.runtime.source.SourceCoordinator;
import dev.millrace.runtime.step.StepThreads;
import dev.millrace.runtime.task.StreamTasklet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One attempt at running a region of a job: its subtasks from their first step to their last. Safe to use from any
/// thread.
final class Attempt {
    private final Region region;
    private final JobSurroundings surroundings;
    private final Shared shared;
    private final Owner owner;
    private final AtomicReference<@Nullable Failed> failure = new AtomicReference<>();
    private final AtomicInteger running = new AtomicInteger();
    private volatile List<StreamTasklet> tasklets = List.of();
    private volatile List<SourceCoordinator<?>> coordinators = List.of();
    private volatile List<JobBuilder.SubtaskCounters> metrics = List.of();
    private volatile @Nullable StateRoom room;
    private volatile boolean isCancelled;

    /// How an attempt failed first.
    ///
    /// @param subtask where; null if it was in none
    record Failed(Throwable cause, @Nullable Subtask subtask) {}

    /// What all regions of a job have in common.
    record Shared(StepThreads threads, CheckpointCoordinator checkpoints, AlignmentGroups groups, SubtaskLives lives) {}

    /// Told how the attempt goes. Any thread.
    interface Owner {
        /// All subtasks are there and run.
        void running();

        /// All subtasks have closed what they hold.
        ///
        /// @param failure null if the attempt came to its end or was cancelled
        void over(@Nullable Failed failure);
    }

    Attempt(Region region, JobSurroundings surroundings, Shared shared, Owner owner) {
        this.region = region;
        this.surroundings = surroundings;
        this.shared = shared;
        this.owner = owner;
    }

    List<JobBuilder.SubtaskCounters> metrics() {
        return metrics;
    }

    /// Builds all subtasks and sets them going; returns when they run or have failed to.
    ///
    /// @param restored what they begin with; null for nothing
    void start(@Nullable Restored restored) {
        StepThreads threads = shared.threads;
        shared.lives.began(region.members(), surroundings.attempt());
        try {
            room = StateRoom.open(region, surroundings);
            JobBuilder builder = new JobBuilder(region, surroundings, threads, shared.groups, this, restored);
            JobBuilder.Built built = builder.build();
            running.set(built.tasklets().size());
            metrics = built.metrics();
            coordinators = built.coordinators();
            List<StreamTasklet> made = new ArrayList<>();
            for (JobBuilder.Placed placed : built.tasklets()) made.add(placed.tasklet());
            tasklets = List.copyOf(made);
            // No checkpoint may ask an enumerator that has not started.
            built.start();
            shared.checkpoints.begin(region.number(), built.members(), built.sources());
            shared.lives.all(region.members(), SubtaskState.RUNNING);
            owner.running();
            for (JobBuilder.Placed placed : built.tasklets()) threads.drive(placed.tasklet(), placed.number());
            if (isCancelled || failure.get() != null) tasklets.forEach(StreamTasklet::cancel);
        } catch (Throwable thrown) {
            failure.compareAndSet(null, new Failed(thrown, null));
            shared.lives.all(region.members(), SubtaskState.FAILED);
            over();
        }
    }

    /// Null if all state stays on the heap.
    @Nullable
    StateRoom room() {
        return room;
    }

    CheckpointCoordinator checkpoints() {
        return shared.checkpoints;
    }

    /// A subtask has closed what it holds.
    ///
    /// @param member its number among all subtasks of the job
    void ended(int member, Subtask subtask, @Nullable Throwable thrown) {
        if (thrown != null) fail(new Failed(thrown, subtask));
        // Of a subtask that was cut short, a checkpoint needs more than nothing.
        boolean isWhole = failure.get() == null && !isCancelled;
        SubtaskState cutShort = thrown == null ? SubtaskState.CANCELED : SubtaskState.FAILED;
        shared.lives.one(member, isWhole ? SubtaskState.FINISHED : cutShort);
        if (isWhole || surroundings.host().errs("cut-short-counts-as-ended")) shared.checkpoints.ended(member);
        if (running.decrementAndGet() == 0) over();
    }

    /// The attempt cannot go on: the other subtasks are cancelled, and the first failure is the one that is told.
    void fail(Throwable thrown) {
        fail(new Failed(thrown, null));
    }

    private void fail(Failed failed) {
        if (failure.compareAndSet(null, failed)) tasklets.forEach(StreamTasklet::cancel);
    }

    /// Ends it as soon as its subtasks have closed what they hold.
    void cancel() {
        isCancelled = true;
        shared.lives.all(region.members(), SubtaskState.CANCELING);
        tasklets.forEach(StreamTasklet::cancel);
    }

    /// The enumerators of an attempt that came to its end still have a part in checkpoints.
    void close() {
        coordinators.forEach(SourceCoordinator::close);
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
        StateRoom opened = room;
        if (opened != null) opened.close();
        owner.over(failed);
    }
}
