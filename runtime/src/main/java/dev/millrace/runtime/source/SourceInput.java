package dev.millrace.runtime.source;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.legacy.LockingReader;
import dev.millrace.api.source.reader.SourceReaderBase;
import dev.millrace.base.host.Clock;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Outbox;
import dev.millrace.runtime.chain.Checkpointed;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.step.StepResult;
import dev.millrace.runtime.task.SubtaskContext;
import dev.millrace.runtime.task.TaskInput;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Reads records from a source reader. The reader runs on the subtask's thread and reports when it has no records.
final class SourceInput<T> implements TaskInput, Checkpointed {
    /// The numbers of polls and of records between two checks of the clock.
    private static final int POLLS_PER_LOOK = 64;

    private static final int RECORDS_PER_LOOK = 256;

    /// A reader that needs more time for its polls waits inside of them, although it should not.
    private static final long BLOCKED_NANOS = 5_000_000;

    /// The number of polls after which such a reader counts as one that does not wait.
    private static final int WARY_POLLS = 10_000;

    private final SourceReader<T, ? extends SourceSplit> reader;
    private final SourceOutputs<T> outputs;
    private final Receiver<T> head;
    private final SubtaskContext subtaskContext;
    private final Outbox outbox;
    private final SubtaskMetrics metrics;
    private final UserFailures failures;
    private final Clock clock;
    private CompletableFuture<?> available = CompletableFuture.completedFuture(null);
    private final Consumer<Control.Barrier> onAligned;
    private final SplitStates<?> splits;
    private long counted;
    private final boolean mayWait;
    private int waryPolls;
    private boolean hasStopped;
    private boolean isDraining;
    private boolean hasEnded;

    /// Creates the input.
    ///
    /// @param splits the splits of the reader
    /// @param onAligned called when all records before a checkpoint's barrier have been read
    SourceInput(
            SplitStates<?> splits,
            SourceReader<T, ? extends SourceSplit> reader,
            SourceOutputs<T> outputs,
            Outbox outbox,
            SubtaskMetrics metrics,
            Consumer<Control.Barrier> onAligned) {
        this.splits = splits;
        this.onAligned = onAligned;
        this.reader = reader;
        this.outputs = outputs;
        this.head = outputs.head();
        this.subtaskContext = outputs.subtaskContext();
        this.outbox = outbox;
        this.metrics = metrics;
        this.failures = outputs.failures();
        this.clock = subtaskContext.host().clock();
        this.mayWait = mayWait(reader);
        this.waryPolls = mayWait ? WARY_POLLS : 0;
    }

    /// Returns whether a reader may wait inside of a poll. The readers of Millrace and those with fetcher
    /// threads do not.
    private static boolean mayWait(SourceReader<?, ?> reader) {
        return !(reader instanceof SourceReaderBase<?, ?, ?, ?>)
                && !reader.getClass().getName().startsWith("dev.millrace.");
    }

    @Override
    public StepResult take(long untilNanos) {
        if (!isReady()) return StepResult.IDLE;
        if (isDraining) return end();
        long before = subtaskContext.position();
        InputStatus status;
        do {
            status = poll();
        } while (status == InputStatus.MORE_AVAILABLE
                && outbox.isClear()
                && !outputs.isPaused()
                && !subtaskContext.isCalled()
                && clock.nanos() < untilNanos);
        outputs.progressed(subtaskContext.position());
        count();
        return switch (status) {
            case MORE_AVAILABLE -> StepResult.WORKED;
            case NOTHING_AVAILABLE -> {
                await();
                yield subtaskContext.position() > before ? StepResult.WORKED : StepResult.IDLE;
            }
            case END_OF_INPUT -> end();
        };
    }

    private InputStatus poll() {
        long enough = subtaskContext.position() + RECORDS_PER_LOOK;
        InputStatus status = InputStatus.MORE_AVAILABLE;
        long started = mayWait ? clock.nanos() : 0;
        try {
            for (int polls = 0; polls < POLLS_PER_LOOK; polls++) {
                status = waryPolls > 0 ? pollAndFlush() : reader.pollNext(outputs);
                if (status != InputStatus.MORE_AVAILABLE
                        || subtaskContext.position() >= enough
                        || !outbox.isClear()
                        || outputs.isPaused()
                        || subtaskContext.isCalled()) return status;
            }
        } catch (Throwable thrown) {
            throw failures.during(thrown, "while reading after record " + subtaskContext.position());
        } finally {
            if (mayWait && clock.nanos() - started > BLOCKED_NANOS) waryPolls = WARY_POLLS;
        }
        return status;
    }

    /// Polls a reader that may wait inside of the next poll, and lets its records go on before that.
    private InputStatus pollAndFlush() throws Exception {
        waryPolls--;
        long before = subtaskContext.position();
        InputStatus status = reader.pollNext(outputs);
        if (subtaskContext.position() > before) head.idle(false);
        return status;
    }

    private void await() {
        CompletableFuture<Void> future = reader.isAvailable();
        available = future;
        // The mail is empty; it only wakes the subtask.
        if (!future.isDone()) future.whenComplete((_, _) -> subtaskContext.post(() -> {}));
    }

    private StepResult end() {
        hasEnded = true;
        outputs.stop();
        outputs.markActive();
        head.watermark(Long.MAX_VALUE);
        metrics.reachedWatermark(Long.MAX_VALUE);
        head.end();
        return StepResult.DONE;
    }

    private void count() {
        long now = subtaskContext.position();
        metrics.readRecords(now - counted);
        counted = now;
    }

    /// Sets whether the next records are backlog.
    void backlog(boolean isBacklog) {
        if (!hasEnded) head.backlog(isBacklog);
    }

    /// Polls the reader again, because it has received something.
    void disturbed() {
        available = CompletableFuture.completedFuture(null);
    }

    @Override
    public void announce(Control.Barrier barrier, boolean isLast) {
        if (isLast) stop();
        if (!(reader instanceof LockingReader<?>)) {
            onAligned.accept(barrier);
            return;
        }
        try {
            @SuppressWarnings("unchecked") // the reader emits records of this type
            LockingReader<T> locking = (LockingReader<T>) reader;
            locking.locked(outputs, () -> onAligned.accept(barrier));
        } catch (Throwable thrown) {
            throw failures.during(thrown, "before checkpoint " + barrier.checkpoint());
        }
    }

    /// Stops reading. No periodic watermark follows, because windows that fire after the savepoint would fire again
    /// in a job that starts from the savepoint.
    private void stop() {
        hasStopped = true;
        outputs.stop();
    }

    @Override
    public void overtake(Control.Barrier barrier) {
        // A source has no channels.
    }

    @Override
    public void collect(long checkpoint) {
        // A source has no channels.
    }

    @Override
    public void giveUp(long checkpoint) {
        // A source waits for no barrier.
    }

    @Override
    public void drain() {
        isDraining = true;
    }

    @Override
    public void snapshotState(StateSnapshotContext snapshot) throws Exception {
        splits.snapshot(snapshot.getCheckpointId());
    }

    @Override
    public void checkpointCompleted(long checkpoint) throws Exception {
        reader.notifyCheckpointComplete(checkpoint);
    }

    @Override
    public void checkpointAborted(long checkpoint) throws Exception {
        reader.notifyCheckpointAborted(checkpoint);
    }

    @Override
    public boolean isReady() {
        if (hasStopped) return false;
        return isDraining || !outputs.isPaused() && available.isDone();
    }

    @Override
    public void close() throws Exception {
        outputs.stop();
        reader.close();
    }
}
