package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.SimpleCounter;
import org.jspecify.annotations.Nullable;

/// What is known of the records that go through an operator. Only the borders of a chain are counted, and sources and
/// sinks: a counter between two chained operators would cost more than many an operator.
///
/// @param recordsIn null if they are not counted
/// @param recordsOut null if they are not counted
/// @param talksToOutside whether bytes are its own matter: sources and sinks
public record OperatorTraffic(
        @Nullable Counter recordsIn, @Nullable Counter recordsOut, boolean talksToOutside) {

    /// The records of a subtask's source.
    public static OperatorTraffic ofSource(SubtaskMetrics metrics) {
        return new OperatorTraffic(new ShownCounter(metrics::recordsIn), new ReadCounter(metrics::recordsIn), true);
    }

    /// A sink counts for itself what it takes.
    public static OperatorTraffic ofSink() {
        return new OperatorTraffic(new SimpleCounter(), null, true);
    }

    /// @param isHead whether it takes the subtask's input
    /// @param isTail whether it alone makes the subtask's output
    public static OperatorTraffic ofStep(SubtaskMetrics metrics, boolean isHead, boolean isTail) {
        return new OperatorTraffic(
                isHead ? new ReadCounter(metrics::recordsIn) : null,
                isTail ? new ReadCounter(metrics::recordsOut) : null,
                false);
    }
}
