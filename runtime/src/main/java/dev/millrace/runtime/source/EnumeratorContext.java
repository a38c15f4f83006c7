package dev.millrace.runtime.source;

import dev.millrace.api.metric.SplitEnumeratorMetricGroup;
import dev.millrace.api.source.ReaderInfo;
import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.SplitsAssignment;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.source.SourceCoordinator.ReaderLine;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Serves one enumerator: sends its decisions to the registered readers, and runs its asynchronous calls. Unless
/// stated otherwise, the coordinator's thread calls the methods.
final class EnumeratorContext<SplitT extends SourceSplit> implements SplitEnumeratorContext<SplitT> {
    /// The maximum number of splits that are assigned between two checkpoints and can still be returned.
    private static final int ASSIGNMENTS_MAX = 1 << 20;

    private final Setup setup;
    private final SplitEnumeratorMetricGroup metrics;
    private final SplitAssignments<SplitT> assignments;
    private final Map<Integer, ReaderLine<SplitT>> lines = new ConcurrentHashMap<>();
    private final Map<Integer, ReaderInfo> readers = new TreeMap<>();
    /// The readers that have received the end of splits. Thread-safe.
    private final Set<Integer> exhausted = ConcurrentHashMap.newKeySet();
    /// True if all readers had received the end of splits in the checkpoint that the readers start from.
    private boolean wasExhausted;
    /// Whether the source processes a backlog; null until the enumerator has called [#setIsProcessingBacklog]. The
    /// calling thread sets the value, so that registrations that already wait in the coordinator's queue see the
    /// value before their readers receive splits.
    private volatile @Nullable Boolean isBacklog;
    /// The last value of [#isBacklog] that each registered reader has received.
    private final Map<Integer, Boolean> toldBacklog = new HashMap<>();
    private volatile boolean isClosed;

    /// Holds what all enumerators of a source share.
    ///
    /// @param submit runs a task on the coordinator's thread
    /// @param onBacklog called when the source starts or stops processing a backlog
    record Setup(
            String name,
            Host host,
            int parallelism,
            ClassLoader userLoader,
            Consumer<SerialExecutor.Task> submit,
            Consumer<Boolean> onBacklog) {}

    /// Creates a context without readers.
    ///
    /// @param checkpoint the checkpoint that the enumerator starts from; [SplitAssignments#BEGINNING] for none
    /// @param wasExhausted whether all readers had received the end of splits in this checkpoint
    EnumeratorContext(Setup setup, SplitEnumeratorMetricGroup metrics, long checkpoint, boolean wasExhausted) {
        this.setup = setup;
        this.metrics = metrics;
        this.assignments = new SplitAssignments<>(checkpoint, ASSIGNMENTS_MAX);
        this.wasExhausted = wasExhausted;
    }

    /// Adds a reader, which the enumerator does not know yet.
    void register(int subtask, ReaderLine<SplitT> line) {
        lines.put(subtask, line);
        readers.put(subtask, new ReaderInfo(subtask, "localhost"));
        toldBacklog.remove(subtask);
        tellBacklog(subtask);
    }

    /// Sends the value of [#isBacklog] to a reader, unless the reader has already received this value.
    private void tellBacklog(int subtask) {
        Boolean isBehind = isBacklog;
        if (isBehind == null || isBehind.equals(toldBacklog.put(subtask, isBehind))) return;
        line(subtask).backlog(isBehind);
    }

    /// Signals the end of splits to a new reader if the readers start from a checkpoint in which all readers had
    /// received the end. The enumerator may not know that this reader is new.
    void repeatNoMoreSplits(int subtask) {
        if (wasExhausted && !exhausted.contains(subtask)) signalNoMoreSplits(subtask);
    }

    /// Removes all readers, because their attempt has ended.
    void detach() {
        readers.clear();
        lines.clear();
        toldBacklog.clear();
    }

    /// Returns whether the enumerator can go on with readers that start from a checkpoint.
    boolean canContinueFrom(long checkpoint) {
        return assignments.isKnown(checkpoint);
    }

    /// Prepares for readers that start from a checkpoint.
    ///
    /// @param areExhausted whether all readers had received the end of splits in the checkpoint
    /// @return the splits that the readers do not have, by subtask
    Map<Integer, List<SplitT>> continueFrom(long checkpoint, boolean areExhausted) {
        detach();
        exhausted.clear();
        wasExhausted = areExhausted;
        Boolean isBehind = isBacklog;
        if (isBehind != null) setup.onBacklog.accept(isBehind);
        return assignments.takeSince(checkpoint);
    }

    /// Notes that a checkpoint contains the enumerator's present state.
    void checkpoint(long checkpoint) {
        assignments.checkpoint(checkpoint);
    }

    void completed(long checkpoint) {
        assignments.completed(checkpoint);
    }

    /// Returns whether all readers have received the end of splits.
    boolean areExhausted() {
        return wasExhausted || exhausted.size() == setup.parallelism;
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        return metrics;
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {
        line(subtask).event(event);
    }

    @Override
    public int currentParallelism() {
        return setup.parallelism;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        // The order must be the same in each process, which Map.copyOf does not guarantee.
        return Collections.unmodifiableMap(new TreeMap<>(readers));
    }

    @Override
    public void assignSplits(SplitsAssignment<SplitT> assignment) {
        if (isClosed) return;
        assignment.assignment().keySet().forEach(this::line); // fails before any reader has received a split
        assignment.assignment().forEach((subtask, splits) -> {
            List<SplitT> assigned = List.copyOf(splits);
            assignments.add(subtask, assigned);
            line(subtask).addSplits(assigned);
        });
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
        if (isClosed) return;
        line(subtask).noMoreSplits();
        exhausted.add(subtask);
    }

    /// {@inheritDoc} Thread-safe.
    @Override
    public <X> void callAsync(Callable<X> callable, BiConsumer<X, Throwable> handler) {
        setup.host.threads().startBlocking("millrace-source-" + setup.name + "-call", () -> call(callable, handler));
    }

    /// {@inheritDoc} Thread-safe.
    @Override
    public <X> void callAsync(
            Callable<X> callable, BiConsumer<X, Throwable> handler, long initialDelayMillis, long periodMillis) {
        setup.host.threads().startBlocking("millrace-source-" + setup.name + "-periodic", () -> {
            pause(initialDelayMillis);
            while (!isClosed) {
                call(callable, handler);
                pause(periodMillis);
            }
        });
    }

    private void pause(long millis) {
        long end = setup.host.clock().nanos() + millis * 1_000_000;
        long left;
        while (!isClosed && (left = end - setup.host.clock().nanos()) > 0)
            setup.host.threads().park(Math.min(left, 50_000_000));
    }

    @SuppressWarnings("NullAway") // by contract, exactly one of result and failure is present
    private <X> void call(Callable<X> callable, BiConsumer<X, Throwable> handler) {
        X result;
        Thread.currentThread().setContextClassLoader(setup.userLoader);
        try {
            result = callable.call();
        } catch (Throwable thrown) {
            submit(() -> handler.accept(null, thrown));
            return;
        }
        submit(() -> handler.accept(result, null));
    }

    /// {@inheritDoc} Thread-safe.
    @Override
    public void runInCoordinatorThread(Runnable runnable) {
        submit(runnable::run);
    }

    /// Runs a task of the enumerator unless the enumerator has been closed.
    private void submit(SerialExecutor.Task task) {
        setup.submit.accept(() -> {
            if (!isClosed) task.run();
        });
    }

    /// {@inheritDoc} Thread-safe.
    @Override
    public void setIsProcessingBacklog(boolean isProcessingBacklog) {
        setup.onBacklog.accept(isProcessingBacklog);
        isBacklog = isProcessingBacklog;
        submit(() -> readers.keySet().forEach(this::tellBacklog));
    }

    private ReaderLine<SplitT> line(int subtask) {
        ReaderLine<SplitT> line = lines.get(subtask);
        if (line != null) return line;
        throw new IllegalArgumentException(
                "reader " + subtask + " of " + setup.parallelism + " is not registered; registered are "
                        + readers.keySet() + ". The enumerator may send only to readers in registeredReaders().");
    }

    /// Ends asynchronous calls. The enumerator sends nothing any more. Thread-safe.
    void close() {
        isClosed = true;
    }
}
