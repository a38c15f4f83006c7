package dev.millrace.runtime.operator;

import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.Receiver;

/// Represents an operator with one input, which is the operator itself. Forwards watermarks, idleness and the end of
/// the input by default.
public interface OneInput<I> extends Operator, Receiver<I> {

    /// Returns the receiver of watermarks, idleness and the end of the input.
    Receiver<?> control();

    @Override
    default Receiver<?> input(int index) {
        return this;
    }

    @Override
    default void watermark(long timestamp) {
        control().watermark(timestamp);
    }

    @Override
    default void idle(boolean isIdle) {
        control().idle(isIdle);
    }

    @Override
    default void backlog(boolean isBacklog) {
        control().backlog(isBacklog);
    }

    @Override
    default void end() {
        control().end();
    }
}
