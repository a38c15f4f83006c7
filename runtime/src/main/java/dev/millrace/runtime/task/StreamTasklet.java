package dev.millrace.runtime.task;

import dev.millrace.base.host.Clock;
import dev.millrace.base.machine.StateMachine;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Outbox;
import dev.millrace.exchange.Wakeup;
import dev.millrace.runtime.chain.CancelledException;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.checkpoint.subtask.CheckpointTarget;
import dev.millrace.runtime.checkpoint.subtask.SubtaskCheckpoints;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.stats.Subject;
import dev.millrace.runtime.step.StepResult;
import dev.millrace.runtime.step.Tasklet;
import dev.millrace.runtime.tap.RecordTap;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Drives one subtask of a job step by step: first mail and callbacks, then input, as long as the outbox
/// has space.
public final class StreamTasklet implements Tasklet, CheckpointTarget {
    /// The maximum time for which one step takes input.
    private static final long QUANTUM_NANOS = 200_000;

    /// The maximum time that a record waits in an open batch while more input arrives.
    private static final long LINGER_NANOS = 1_000_000;

    private static final Object INTERRUPTING = new Object();

    /// Receives the end of a subtask.
    public interface Ending {
        /// Reports the end of a subtask.
        ///
        /// @param failure the failure; null if the subtask finished or was cancelled
        void ended(Subtask subtask, @Nullable Throwable failure);
    }

    /// Holds the components of a subtask.
    ///
    /// @param userLoader the context class loader of the thread during a step
    /// @param closing the operators and other resources to close, in this order
    public record Parts(
            SubtaskContext subtaskContext,
            TaskInput taskInput,
            SubtaskCheckpoints checkpoints,
            ClassLoader userLoader,
            List<? extends AutoCloseable> closing) {}

    private final Parts parts;
    private final Ending ending;
    private final Clock clock;
    private final SubtaskMetrics metrics;
    /// The thread inside a step, or [#INTERRUPTING]; null between steps.
    private final AtomicReference<@Nullable Object> inside = new AtomicReference<>();

    private final StateMachine<TaskletState, TaskletState.Event, TaskletState.Action> machine =
            new StateMachine<>(TaskletState.TABLE);
    private long lastFlushNanos;
    private long lastEndNanos;
    private StepResult last = StepResult.IDLE;
    /// True if the last step ended with work left other than waiting for receivers.
    private boolean isOccupied;

    public StreamTasklet(Parts parts, Ending ending) {
        this.parts = parts;
        this.ending = ending;
        this.clock = parts.subtaskContext.host().clock();
        this.metrics = parts.subtaskContext.metrics();
        this.lastEndNanos = clock.nanos();
    }

    /// Cancels the subtask, which closes in its next step. Blocking user code is interrupted. Thread-safe.
    public void cancel() {
        parts.subtaskContext.cancel();
        parts.subtaskContext.switchboard().wake();
        if (!(inside.get() instanceof Thread thread) || !inside.compareAndSet(thread, INTERRUPTING)) return;
        parts.subtaskContext.host().threads().interrupt(thread);
        inside.set(thread);
    }

    /// Returns the subtask's view for samples of its thread and of its records. Thread-safe.
    public Subject subject() {
        return new Subject() {
            @Override
            public int index() {
                return parts.subtaskContext.subtask().index();
            }

            @Override
            public @Nullable Thread thread() {
                return inside.get() instanceof Thread thread ? thread : null;
            }

            @Override
            public boolean isBackPressured() {
                return metrics.isBackPressured();
            }

            @Override
            public boolean tap(RecordTap tap) {
                return parts.taskInput.tap(tap);
            }

            @Override
            public void untap(RecordTap tap) {
                parts.taskInput.untap(tap);
            }
        };
    }

    @Override
    public void announce(Control.Barrier barrier, boolean isLast) {
        run(() -> parts.taskInput.announce(barrier, isLast));
    }

    @Override
    public void overtake(Control.Barrier barrier) {
        run(() -> parts.taskInput.overtake(barrier));
    }

    @Override
    public void collect(long checkpoint) {
        run(() -> parts.taskInput.collect(checkpoint));
    }

    @Override
    public void completed(long checkpoint) {
        run(() -> parts.checkpoints.completed(checkpoint));
    }

    @Override
    public void aborted(long checkpoint) {
        run(() -> {
            parts.taskInput.giveUp(checkpoint);
            parts.checkpoints.aborted(checkpoint);
        });
    }

    @Override
    public void drain() {
        run(() -> {
            parts.checkpoints.drain();
            parts.taskInput.drain();
        });
    }

    @Override
    public void leave() {
        run(() -> machine.on(TaskletState.Event.LEAVE));
    }

    @Override
    public void run(Runnable task) {
        parts.subtaskContext.postBetweenRecords(task);
    }

    @Override
    public void drivenBy(Wakeup driver) {
        parts.subtaskContext.switchboard().connect(driver);
    }

    @Override
    public boolean reveal() {
        if (inside.get() == null) return false;
        // A long step consists of slow records, so mail and callbacks must run between them.
        boolean isFirst = parts.subtaskContext.call();
        return parts.subtaskContext.outbox().reveal() || isFirst;
    }

    @Override
    public String job() {
        return parts.subtaskContext.subtask().job();
    }

    @Override
    public StepResult step() {
        if (machine.state().isFinal()) return StepResult.DONE;
        long started = clock.nanos();
        account(started - lastEndNanos, last == StepResult.BLOCKED, isOccupied);
        metrics.stepBegan(started);
        Thread here = Thread.currentThread();
        here.setContextClassLoader(parts.userLoader);
        inside.set(here);
        StepResult progress;
        try {
            progress = parts.subtaskContext.isCancelled() ? end(TaskletState.Event.CANCEL, null) : work(started);
        } catch (CancelledException _) {
            progress = end(TaskletState.Event.CANCEL, null);
        } catch (Throwable thrown) {
            boolean isCancelled = parts.subtaskContext.isCancelled();
            progress = end(isCancelled ? TaskletState.Event.CANCEL : TaskletState.Event.FAIL, thrown);
        }
        // A later interrupt would hit other work of the thread.
        while (!inside.compareAndSet(here, null))
            parts.subtaskContext.host().threads().giveWay();
        if (parts.subtaskContext.isCancelled()) Thread.interrupted();
        lastEndNanos = clock.nanos();
        // The tasklet has work left while the thread continues with another tasklet, or waits for
        // asynchronous calls.
        isOccupied = progress == StepResult.WORKED || parts.subtaskContext.isHeld();
        account(lastEndNanos - started, progress == StepResult.BLOCKED, isOccupied);
        if (progress == StepResult.DONE) metrics.ended();
        else metrics.stepEnded(lastEndNanos, progress == StepResult.BLOCKED, isOccupied);
        last = progress;
        return progress;
    }

    private StepResult work(long started) throws Exception {
        Outbox outbox = parts.subtaskContext.outbox();
        // Checkpoint mail runs even while receivers are full.
        if (!outbox.drain() && !parts.subtaskContext.isUrgent()) return StepResult.BLOCKED;
        boolean worked = parts.subtaskContext.attend();
        TaskletState state = machine.state();
        if (state == TaskletState.LEAVING) return end(TaskletState.Event.COMPLETE, null);
        if (state == TaskletState.RUNNING && outbox.isClear() && !parts.subtaskContext.isHeld()) {
            StepResult taken = parts.taskInput.take(started + QUANTUM_NANOS);
            worked |= taken == StepResult.WORKED;
            if (taken == StepResult.DONE)
                state = machine.on(TaskletState.Event.INPUT_ENDED).next();
        }
        if (!worked && state == TaskletState.RUNNING && outbox.isClear()) worked = parts.subtaskContext.idle();
        boolean isOver = state == TaskletState.FINISHING && !parts.subtaskContext.isRetained();
        if (isOver && parts.checkpoints.finish()) return goOnceSent();
        // The outbox is flushed when no input has arrived, so batches fill under load and records do not wait
        // without load.
        if (!worked || started - lastFlushNanos > LINGER_NANOS) {
            outbox.flush();
            lastFlushNanos = started;
        }
        metrics.sent(outbox.recordsSent(), outbox.batchesSent());
        if (!outbox.isClear()) return StepResult.BLOCKED;
        return worked ? StepResult.WORKED : StepResult.IDLE;
    }

    private StepResult goOnceSent() {
        parts.subtaskContext.outbox().flush();
        Outbox outbox = parts.subtaskContext.outbox();
        metrics.sent(outbox.recordsSent(), outbox.batchesSent());
        return outbox.drain() ? end(TaskletState.Event.COMPLETE, null) : StepResult.BLOCKED;
    }

    private StepResult end(TaskletState.Event event, @Nullable Throwable failure) {
        if (machine.on(event).actions().contains(TaskletState.Action.CLOSE)) close(failure);
        return StepResult.DONE;
    }

    private void close(@Nullable Throwable failure) {
        parts.subtaskContext.mailbox().close();
        @Nullable Throwable first = failure;
        for (AutoCloseable part : parts.closing) {
            try {
                part.close();
            } catch (Throwable thrown) {
                if (first == null) first = thrown;
                else if (first != thrown) first.addSuppressed(thrown);
            }
        }
        ending.ended(parts.subtaskContext.subtask(), parts.subtaskContext.isCancelled() ? null : first);
    }

    private void account(long nanos, boolean blocked, boolean worked) {
        if (blocked) metrics.spentBackPressured(nanos);
        else if (worked) metrics.spentBusy(nanos);
        else metrics.spentIdle(nanos);
    }

    @Override
    public boolean isReady() {
        TaskletState state = machine.state();
        if (parts.subtaskContext.isCancelled() || state.isFinal()) return true;
        if (!parts.subtaskContext.outbox().isClear())
            return parts.subtaskContext.outbox().canDrain() || parts.subtaskContext.isUrgent();
        if (!parts.subtaskContext.mailbox().isEmpty()) return true;
        if (state == TaskletState.LEAVING) return true;
        if (state == TaskletState.FINISHING)
            return !parts.subtaskContext.isRetained() && !parts.checkpoints.isWaiting();
        return !parts.subtaskContext.isHeld() && parts.taskInput.isReady();
    }

    @Override
    public long nextDeadlineMillis() {
        // A step that waits for receivers runs no callbacks, so their deadlines must not keep the driver awake.
        if (!parts.subtaskContext.outbox().isClear()) return Long.MAX_VALUE;
        return parts.subtaskContext.deadlines().nextMillis();
    }
}
