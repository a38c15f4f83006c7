package dev.millrace.runtime.task;

import dev.millrace.base.host.Clock;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Outbox;
import dev.millrace.exchange.Wakeup;
import dev.millrace.runtime.chain.CancelledException;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.checkpoint.CheckpointTarget;
import dev.millrace.runtime.checkpoint.SubtaskCheckpoints;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.step.Progress;
import dev.millrace.runtime.step.Tasklet;
import dev.millrace.runtime.watch.Subject;
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
            Surroundings surroundings,
            Intake intake,
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
    private Progress last = Progress.IDLE;
    /// Whether it was left with something to do other than to wait for receivers.
    private boolean isOccupied;

    public StreamTasklet(Parts parts, Ending ending) {
        this.parts = parts;
        this.ending = ending;
        this.clock = parts.surroundings.host().clock();
        this.lastEndNanos = clock.nanos();
    }

    /// Any thread: the subtask closes at its next step; user code that blocks is interrupted.
    public void cancel() {
        parts.surroundings.cancel();
        parts.surroundings.switchboard().wake();
        if (!(inside.get() instanceof Thread thread) || !inside.compareAndSet(thread, INTERRUPTING)) return;
        parts.surroundings.host().threads().interrupt(thread);
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
        run(() -> parts.intake.announce(barrier, isLast));
    }

    @Override
    public void overtake(Control.Barrier barrier) {
        run(() -> parts.intake.overtake(barrier));
    }

    @Override
    public void collect(long checkpoint) {
        run(() -> parts.intake.collect(checkpoint));
    }

    @Override
    public void completed(long checkpoint) {
        run(() -> parts.checkpoints.completed(checkpoint));
    }

    @Override
    public void aborted(long checkpoint) {
        run(() -> {
            parts.intake.giveUp(checkpoint);
            parts.checkpoints.aborted(checkpoint);
        });
    }

    @Override
    public void drain() {
        run(() -> {
            parts.checkpoints.drain();
            parts.intake.drain();
        });
    }

    @Override
    public void leave() {
        run(() -> isLeaving = true);
    }

    @Override
    public void run(Runnable task) {
        parts.surroundings.postBetweenRecords(task);
    }

    @Override
    public void drivenBy(Wakeup driver) {
        parts.surroundings.switchboard().connect(driver);
    }

    @Override
    public boolean reveal() {
        if (inside.get() == null) return false;
        // The step lasts long because its records do: what became due meanwhile must not wait for all of them.
        boolean isFirst = parts.surroundings.call();
        return parts.surroundings.outbox().reveal() || isFirst;
    }

    @Override
    public Progress step() {
        if (isDone) return Progress.DONE;
        long started = clock.nanos();
        account(started - lastEndNanos, last == Progress.BLOCKED, isOccupied);
        parts.metrics.stepBegan(started);
        Thread here = Thread.currentThread();
        here.setContextClassLoader(parts.userLoader);
        inside.set(here);
        Progress progress;
        try {
            progress = parts.surroundings.isCancelled() ? finish(null) : work(started);
        } catch (CancelledException _) {
            progress = finish(null);
        } catch (Throwable thrown) {
            progress = finish(parts.surroundings.isCancelled() ? null : thrown);
        }
        // An interrupt that came later would hit whatever the thread does next.
        while (!inside.compareAndSet(here, null))
            parts.surroundings.host().threads().giveWay();
        if (parts.surroundings.isCancelled()) Thread.interrupted();
        lastEndNanos = clock.nanos();
        // It has more to do, but the thread goes on with another tasklet; or it waits for calls under way.
        isOccupied = progress == Progress.WORKED || parts.surroundings.isHeld();
        account(lastEndNanos - started, progress == Progress.BLOCKED, isOccupied);
        if (isDone) parts.metrics.ended();
        else parts.metrics.stepEnded(lastEndNanos, progress == Progress.BLOCKED, isOccupied);
        last = progress;
        return progress;
    }

    private Progress work(long started) throws Exception {
        Outbox outbox = parts.surroundings.outbox();
        // What a checkpoint wants does not wait for receivers.
        if (!outbox.drain() && !parts.surroundings.isUrgent()) return Progress.BLOCKED;
        boolean worked = parts.surroundings.attend();
        if (isLeaving) return finish(null);
        if (!inputDone && outbox.isClear() && !parts.surroundings.isHeld()) {
            Progress taken = parts.intake.take(started + QUANTUM_NANOS);
            worked |= taken == Progress.WORKED;
            inputDone = taken == Progress.DONE;
        }
        if (inputDone && !parts.surroundings.isRetained() && parts.checkpoints.finish()) return goOnceSent();
        // Flushing only when nothing came lets batches fill under load, and leaves nothing behind without.
        if (!worked || started - lastFlushNanos > LINGER_NANOS) {
            outbox.flush();
            lastFlushNanos = started;
        }
        parts.metrics.sent(outbox.recordsSent(), outbox.batchesSent());
        if (!outbox.isClear()) return Progress.BLOCKED;
        return worked ? Progress.WORKED : Progress.IDLE;
    }

    private Progress goOnceSent() {
        parts.surroundings.outbox().flush();
        Outbox outbox = parts.surroundings.outbox();
        parts.metrics.sent(outbox.recordsSent(), outbox.batchesSent());
        return outbox.drain() ? finish(null) : Progress.BLOCKED;
    }

    private Progress finish(@Nullable Throwable failure) {
        isDone = true;
        parts.surroundings.mailbox().close();
        @Nullable Throwable first = failure;
        for (AutoCloseable part : parts.closing) {
            try {
                part.close();
            } catch (Throwable thrown) {
                if (first == null) first = thrown;
                else if (first != thrown) first.addSuppressed(thrown);
            }
        }
        ending.ended(parts.subtask, parts.surroundings.isCancelled() ? null : first);
        return Progress.DONE;
    }

    private void account(long nanos, boolean blocked, boolean worked) {
        if (blocked) parts.metrics.spentBackPressured(nanos);
        else if (worked) parts.metrics.spentBusy(nanos);
        else parts.metrics.spentIdle(nanos);
    }

    @Override
    public boolean isReady() {
        if (parts.surroundings.isCancelled() || isDone) return true;
        if (!parts.surroundings.outbox().isClear())
            return parts.surroundings.outbox().canDrain() || parts.surroundings.isUrgent();
        if (!parts.surroundings.mailbox().isEmpty()) return true;
        if (inputDone) return !parts.surroundings.isRetained() && !parts.checkpoints.isWaiting();
        return !parts.surroundings.isHeld() && parts.intake.isReady();
    }

    @Override
    public long nextDeadlineMillis() {
        // A step that waits for its receivers runs no callbacks: that one is due must not keep the driver awake.
        if (!parts.surroundings.outbox().isClear()) return Long.MAX_VALUE;
        return parts.surroundings.deadlines().nextMillis();
    }
}
