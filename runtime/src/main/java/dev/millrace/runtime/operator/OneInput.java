package dev.millrace.runtime.operator;

import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.Receiver;

/// An operator that is its own only input and lets watermarks, idleness and the end pass unchanged.
public interface OneInput<I> extends Operator, Receiver<I> {

    /// Where watermarks, idleness and the end go on to.
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
