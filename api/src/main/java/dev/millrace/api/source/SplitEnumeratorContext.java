package dev.millrace.api.source;

import dev.millrace.api.metric.SplitEnumeratorMetricGroup;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What an enumerator may ask of the coordinator. Only the coordinator's thread uses it, except where a method
/// says more.
public interface SplitEnumeratorContext<SplitT extends SourceSplit> {

    SplitEnumeratorMetricGroup metricGroup();

    /// Sends a message to a reader. Any thread may call it.
    void sendEventToSourceReader(int subtaskId, SourceEvent event);

    /// Sends a message to one attempt of a reader. Any thread may call it.
    default void sendEventToSourceReader(int subtaskId, int attemptNumber, SourceEvent event) {
        throw SourceFaults.NOT_OFFERED
                .unsupported("%s does not tell attempts apart", getClass().getName())
                .fix("send the event to the subtask instead");
    }

    /// How many subtasks read the source.
    int currentParallelism();

    /// The readers that run, by subtask.
    Map<Integer, ReaderInfo> registeredReaders();

    /// The readers that run, by subtask and attempt.
    default Map<Integer, Map<Integer, ReaderInfo>> registeredReadersOfAttempts() {
        throw SourceFaults.NOT_OFFERED
                .unsupported("%s does not tell attempts apart", getClass().getName())
                .fix("ask for registeredReaders instead");
    }

    /// Gives splits to readers. Any thread may call it.
    void assignSplits(SplitsAssignment<SplitT> newSplitAssignments);

    /// Gives a split to a reader. Any thread may call it.
    default void assignSplit(SplitT split, int subtask) {
        assignSplits(new SplitsAssignment<>(split, subtask));
    }

    /// Tells a reader that no more splits will come. Any thread may call it.
    void signalNoMoreSplits(int subtask);

    /// Runs work that may wait on another thread, and then the handler on the coordinator's thread, with the result or
    /// with what was thrown. The work must not touch the enumerator's state.
    <T> void callAsync(Callable<T> callable, BiConsumer<@Nullable T, @Nullable Throwable> handler);

    /// As [#callAsync(Callable, BiConsumer)], again and again.
    ///
    /// @param initialDelayMillis before the first run
    /// @param periodMillis from the start of one run to the start of the next
    <T> void callAsync(
            Callable<T> callable,
            BiConsumer<@Nullable T, @Nullable Throwable> handler,
            long initialDelayMillis,
            long periodMillis);

    /// Runs something on the coordinator's thread. Any thread may call it.
    void runInCoordinatorThread(Runnable runnable);

    /// Says whether the source is still catching up with old records, which allows throughput before latency.
    default void setIsProcessingBacklog(boolean isProcessingBacklog) {
        throw SourceFaults.NOT_OFFERED
                .unsupported("%s does not take note of a backlog", getClass().getName())
                .fix("leave out the call");
    }
}
