package dev.millrace.api.source;

import dev.millrace.api.metric.SplitEnumeratorMetricGroup;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Gives an enumerator access to the coordinator and to the readers. Called by the coordinator's thread only, unless a
/// method is documented as thread-safe.
public interface SplitEnumeratorContext<SplitT extends SourceSplit> {

    /// Returns the metric group of the enumerator.
    SplitEnumeratorMetricGroup metricGroup();

    /// Sends a message to a reader. Thread-safe.
    void sendEventToSourceReader(int subtaskId, SourceEvent event);

    /// Sends a message to one attempt of a reader. Thread-safe.
    ///
    /// @throws UnsupportedOperationException if the context does not distinguish attempts
    default void sendEventToSourceReader(int subtaskId, int attemptNumber, SourceEvent event) {
        throw SourceFaults.NOT_OFFERED
                .unsupported(
                        "%s does not support attempts of subtasks.", getClass().getName())
                .fix("Send the event to the subtask instead.");
    }

    /// Returns the current parallelism of the source.
    int currentParallelism();

    /// Returns the running readers by subtask index.
    Map<Integer, ReaderInfo> registeredReaders();

    /// Returns the running readers by subtask index and attempt number.
    ///
    /// @throws UnsupportedOperationException if the context does not distinguish attempts
    default Map<Integer, Map<Integer, ReaderInfo>> registeredReadersOfAttempts() {
        throw SourceFaults.NOT_OFFERED
                .unsupported(
                        "%s does not support attempts of subtasks.", getClass().getName())
                .fix("Use registeredReaders instead.");
    }

    /// Assigns splits to readers. Thread-safe.
    void assignSplits(SplitsAssignment<SplitT> newSplitAssignments);

    /// Assigns a split to a reader. Thread-safe.
    default void assignSplit(SplitT split, int subtask) {
        assignSplits(new SplitsAssignment<>(split, subtask));
    }

    /// Tells a reader that no more splits follow. Thread-safe.
    void signalNoMoreSplits(int subtask);

    /// Runs blocking work on another thread. Then the coordinator's thread calls the handler with the result or the
    /// exception. The work must not access the state of the enumerator.
    <T> void callAsync(Callable<T> callable, BiConsumer<@Nullable T, @Nullable Throwable> handler);

    /// Runs [#callAsync(Callable, BiConsumer)] periodically.
    ///
    /// @param initialDelayMillis the delay before the first run in milliseconds
    /// @param periodMillis the time in milliseconds from the start of one run to the start of the next
    <T> void callAsync(
            Callable<T> callable,
            BiConsumer<@Nullable T, @Nullable Throwable> handler,
            long initialDelayMillis,
            long periodMillis);

    /// Runs an action on the coordinator's thread. Thread-safe.
    void runInCoordinatorThread(Runnable runnable);

    /// Reports whether the source processes a backlog of old records. While it does, the job may favour throughput
    /// over latency.
    ///
    /// @throws UnsupportedOperationException if the context does not support the report
    default void setIsProcessingBacklog(boolean isProcessingBacklog) {
        throw SourceFaults.NOT_OFFERED
                .unsupported("%s does not support backlogs.", getClass().getName())
                .fix("Remove the call.");
    }
}
