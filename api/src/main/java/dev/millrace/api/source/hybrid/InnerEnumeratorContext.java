package dev.millrace.api.source.hybrid;

import dev.millrace.api.metric.SplitEnumeratorMetricGroup;
import dev.millrace.api.source.ReaderInfo;
import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.SplitsAssignment;
import dev.millrace.api.source.SupportsIntermediateNoMoreSplits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Restricts the context of an inner enumerator to the readers and splits of its source. Calls that are pending when
/// the next source starts are dropped.
final class InnerEnumeratorContext implements SplitEnumeratorContext<SourceSplit> {
    private final SplitEnumeratorContext<HybridSourceSplit> outer;
    private final boolean isFinalSource;
    private final IntPredicate reads;
    private final Function<SourceSplit, HybridSourceSplit> wrap;
    private final AtomicBoolean isOver = new AtomicBoolean();

    /// @param reads tells whether a reader reads this source
    InnerEnumeratorContext(
            SplitEnumeratorContext<HybridSourceSplit> outer,
            boolean isFinalSource,
            IntPredicate reads,
            Function<SourceSplit, HybridSourceSplit> wrap) {
        this.outer = outer;
        this.isFinalSource = isFinalSource;
        this.reads = reads;
        this.wrap = wrap;
    }

    void end() {
        isOver.set(true);
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        return outer.metricGroup();
    }

    @Override
    public void sendEventToSourceReader(int subtaskId, SourceEvent event) {
        if (!isOver.get()) outer.sendEventToSourceReader(subtaskId, event);
    }

    @Override
    public int currentParallelism() {
        return outer.currentParallelism();
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        Map<Integer, ReaderInfo> own = new HashMap<>(outer.registeredReaders());
        own.keySet().removeIf(subtask -> !reads.test(subtask));
        return own;
    }

    @Override
    public void assignSplits(SplitsAssignment<SourceSplit> newSplitAssignments) {
        if (isOver.get()) return;
        Map<Integer, List<HybridSourceSplit>> wrapped = new HashMap<>();
        newSplitAssignments
                .assignment()
                .forEach((subtask, splits) ->
                        wrapped.put(subtask, splits.stream().map(wrap).toList()));
        outer.assignSplits(new SplitsAssignment<>(wrapped));
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
        if (isOver.get()) return;
        if (!isFinalSource && outer instanceof SupportsIntermediateNoMoreSplits knowing) {
            knowing.signalIntermediateNoMoreSplits(subtask);
        } else {
            outer.signalNoMoreSplits(subtask);
        }
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<@Nullable T, @Nullable Throwable> handler) {
        outer.callAsync(callable, whileOpen(handler));
    }

    @Override
    public <T> void callAsync(
            Callable<T> callable,
            BiConsumer<@Nullable T, @Nullable Throwable> handler,
            long initialDelayMillis,
            long periodMillis) {
        outer.callAsync(unlessOver(callable), whileOpen(handler), initialDelayMillis, periodMillis);
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
        outer.runInCoordinatorThread(() -> {
            if (!isOver.get()) runnable.run();
        });
    }

    /// Forwards the backlog state of the last source only: all other sources always process a backlog.
    @Override
    public void setIsProcessingBacklog(boolean isProcessingBacklog) {
        if (isFinalSource && !isOver.get()) outer.setIsProcessingBacklog(isProcessingBacklog);
    }

    private <T> BiConsumer<@Nullable T, @Nullable Throwable> whileOpen(
            BiConsumer<@Nullable T, @Nullable Throwable> handler) {
        return (result, failed) -> {
            if (!isOver.get()) handler.accept(result, failed);
        };
    }

    @SuppressWarnings("NullAway") // no caller receives the null
    private <T> Callable<T> unlessOver(Callable<T> callable) {
        return () -> isOver.get() ? null : callable.call();
    }
}
