package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.SimpleCounter;
import org.jspecify.annotations.Nullable;

/// Holds an operator's record counters. Only the borders of a chain, sources and sinks count records. A counter
/// between two chained operators would cost more than many operators do.
///
/// @param recordsIn the counter of input records; null if they are not counted
/// @param recordsOut the counter of output records; null if they are not counted
/// @param talksToOutside true for sources and sinks, which count their own bytes
public record OperatorTraffic(
        @Nullable Counter recordsIn, @Nullable Counter recordsOut, boolean talksToOutside) {

    /// Returns the counters of a subtask's source.
    public static OperatorTraffic ofSource(SubtaskMetrics metrics) {
        return new OperatorTraffic(new ShownCounter(metrics::recordsIn), new ReadCounter(metrics::recordsIn), true);
    }

    /// Returns the counters of a sink, which counts its own input.
    public static OperatorTraffic ofSink() {
        return new OperatorTraffic(new SimpleCounter(), null, true);
    }

    /// Returns the counters of an operator.
    ///
    /// @param isHead true if the operator receives the subtask's input
    /// @param isTail true if only this operator produces the subtask's output
    public static OperatorTraffic ofStep(SubtaskMetrics metrics, boolean isHead, boolean isTail) {
        return new OperatorTraffic(
                isHead ? new ReadCounter(metrics::recordsIn) : null,
                isTail ? new ReadCounter(metrics::recordsOut) : null,
                false);
    }
}
