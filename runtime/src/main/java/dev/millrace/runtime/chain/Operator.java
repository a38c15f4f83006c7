package dev.millrace.runtime.chain;

/// Runs one step of a chain in one subtask. After construction, user functions are open and state is restored.
public interface Operator extends Checkpointed, AutoCloseable {

    /// Returns an input.
    ///
    /// @param index 0, or 1 for the second input of a two-input operator
    Receiver<?> input(int index);

    /// Releases the resources of user code. Called once, after success, failure or cancellation.
    @Override
    default void close() throws Exception {}
}
