package dev.millrace.processor.write;

import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.Receiver;

/// Represents an operator that receives records and emits nothing.
interface FilledInput<T> extends Operator, Receiver<T> {

    @Override
    default Receiver<?> input(int index) {
        return this;
    }

    @Override
    default void watermark(long timestamp) {}

    @Override
    default void idle(boolean isIdle) {}

    @Override
    default void backlog(boolean isBacklog) {}

    @Override
    default void end() {}
}
