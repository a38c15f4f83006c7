package dev.millrace.runtime.task;

import dev.millrace.base.host.Clock;
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
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One subtask of a job, driven step by step: mail and callbacks first, then input, as long as the receivers take
/// what it sends.
public final class StreamTasklet implements Tasklet, CheckpointTarget {
    /// How long one step takes input before the others get their turn.
    private static final long QUANTUM_NANOS = 200_000;

    /// How long a record may wait in an open batch while more input keeps coming.
    private static final long LINGER_NANOS = 1_000_000;

    private static final Object INTERRUPTING = new Object();

    /// Told how a subtask ended.
    public interface Ending {
        /// @param failure null if it came to its end or was cancelled
        void ended(Subtask subtask, @Nullable Throwable failure);
    }

    /// The parts of a subtask, made for each other.
    ///
    /// @param userLoader the thread's context class loader while it is in here
    /// @param closing operators and whatever else is to be closed, in this order
    public record Parts(
            Subtask subtask,
            SubtaskContext subtaskContext,
            TaskInput taskInput,
            SubtaskCheckpoints checkpoints,
            SubtaskMetrics metrics,
            ClassLoader userLoader,
            List<? extends AutoCloseable> closing) {}

    private final Parts parts;
    private final Ending ending;
    private final Clock clock;
    /// The thread inside a step, or [#INTERRUPTING]; null between steps.
    private final AtomicReference<@Nullable Object> inside = new AtomicReference<>();

    private boolean inputDone;
    private boolean isLeaving;
    private boolean isDone;
    private long lastFlushNanos;
    private long lastEndNanos;
    private StepResult last = StepResult.IDLE;
    /// Whether it was left with something to do other than to wait for receivers.
    private boolean isOccupied;

    public StreamTasklet(Parts parts, Ending ending) {
        this.parts = parts;
        this.ending = ending;
        this.clock = parts.subtaskContext.host().clock();
        this.lastEndNanos = clock.nanos();
    }

    /// Any thread: the subtask closes at its next step; user code that blocks is interrupted.
    public void cancel() {
        parts.subtaskContext.cancel();
        parts.subtaskContext.switchboard().wake();
        if (!(inside.get() instanceof Thread thread) || !inside.compareAndSet(thread, INTERRUPTING)) return;
        parts.subtaskContext.host().threads().interrupt(thread);
        inside.set(thread);
    }

    /// Any thread: what runs it at this moment, to be looked at.
    public Subject subject() {
        return new Subject() {
            @Override
            public int index() {
                return parts.subtask.index();
            }

            @Override
            public @Nullable Thread thread() {
                return inside.get() instanceof Thread thread ? thread : null;
            }

            @Override
            public boolean isBackPressured() {
                return parts.metrics.isBackPressured();
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
        run(() -> isLeaving = true);
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
        // The step lasts long because its records do: what became due meanwhile must not wait for all of them.
        boolean isFirst = parts.subtaskContext.call();
        return parts.subtaskContext.outbox().reveal() || isFirst;
    }

    @Override
    public StepResult step() {
        if (isDone) return StepResult.DONE;
        long started = clock.nanos();
        account(started - lastEndNanos, last == StepResult.BLOCKED, isOccupied);
        parts.metrics.stepBegan(started);
        Thread here = Thread.currentThread();
        here.setContextClassLoader(parts.userLoader);
        inside.set(here);
        StepResult progress;
        try {
            progress = parts.subtaskContext.isCancelled() ? finish(null) : work(started);
        } catch (CancelledException _) {
            progress = finish(null);
        } catch (Throwable thrown) {
            progress = finish(parts.subtaskContext.isCancelled() ? null : thrown);
        }
        // An interrupt that came later would hit whatever the thread does next.
        while (!inside.compareAndSet(here, null))
            parts.subtaskContext.host().threads().giveWay();
        if (parts.subtaskContext.isCancelled()) Thread.interrupted();
        lastEndNanos = clock.nanos();
        // It has more to do, but the thread goes on with another tasklet; or it waits for calls under way.
        isOccupied = progress == StepResult.WORKED || parts.subtaskContext.isHeld();
        account(lastEndNanos - started, progress == StepResult.BLOCKED, isOccupied);
        if (isDone) parts.metrics.ended();
        else parts.metrics.stepEnded(lastEndNanos, progress == StepResult.BLOCKED, isOccupied);
        last = progress;
        return progress;
    }

    private StepResult work(long started) throws Exception {
        Outbox outbox = parts.subtaskContext.outbox();
        // What a checkpoint wants does not wait for receivers.
        if (!outbox.drain() && !parts.subtaskContext.isUrgent()) return StepResult.BLOCKED;
        boolean worked = parts.subtaskContext.attend();
        if (isLeaving) return finish(null);
        if (!inputDone && outbox.isClear() && !parts.subtaskContext.isHeld()) {
            StepResult taken = parts.taskInput.take(started + QUANTUM_NANOS);
            worked |= taken == StepResult.WORKED;
            inputDone = taken == StepResult.DONE;
        }
        if (inputDone && !parts.subtaskContext.isRetained() && parts.checkpoints.finish()) return goOnceSent();
        // Flushing only when nothing came lets batches fill under load, and leaves nothing behind without.
        if (!worked || started - lastFlushNanos > LINGER_NANOS) {
            outbox.flush();
            lastFlushNanos = started;
        }
        parts.metrics.sent(outbox.recordsSent(), outbox.batchesSent());
        if (!outbox.isClear()) return StepResult.BLOCKED;
        return worked ? StepResult.WORKED : StepResult.IDLE;
    }

    private StepResult goOnceSent() {
        parts.subtaskContext.outbox().flush();
        Outbox outbox = parts.subtaskContext.outbox();
        parts.metrics.sent(outbox.recordsSent(), outbox.batchesSent());
        return outbox.drain() ? finish(null) : StepResult.BLOCKED;
    }

    private StepResult finish(@Nullable Throwable failure) {
        isDone = true;
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
        ending.ended(parts.subtask, parts.subtaskContext.isCancelled() ? null : first);
        return StepResult.DONE;
    }

    private void account(long nanos, boolean blocked, boolean worked) {
        if (blocked) parts.metrics.spentBackPressured(nanos);
        else if (worked) parts.metrics.spentBusy(nanos);
        else parts.metrics.spentIdle(nanos);
    }

    @Override
    public boolean isReady() {
        if (parts.subtaskContext.isCancelled() || isDone) return true;
        if (!parts.subtaskContext.outbox().isClear())
            return parts.subtaskContext.outbox().canDrain() || parts.subtaskContext.isUrgent();
        if (!parts.subtaskContext.mailbox().isEmpty()) return true;
        if (inputDone) return !parts.subtaskContext.isRetained() && !parts.checkpoints.isWaiting();
        return !parts.subtaskContext.isHeld() && parts.taskInput.isReady();
    }

    @Override
    public long nextDeadlineMillis() {
        // A step that waits for its receivers runs no callbacks: that one is due must not keep the driver awake.
        if (!parts.subtaskContext.outbox().isClear()) return Long.MAX_VALUE;
        return parts.subtaskContext.deadlines().nextMillis();
    }
}
