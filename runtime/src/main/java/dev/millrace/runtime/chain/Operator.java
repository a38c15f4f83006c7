package dev.millrace.runtime.chain;

/// One step of a chain at work in one subtask. Complete when constructed: user functions are open, state is there.
public interface Operator extends Checkpointed, AutoCloseable {

    /// Where its records come in.
    ///
    /// @param index 0, or 1 for the second input of a two-input operator
    Receiver<?> input(int index);

    /// Releases what user code holds. Called once, on success, failure and cancellation alike.
    @Override
    default void close() throws Exception {}
}
