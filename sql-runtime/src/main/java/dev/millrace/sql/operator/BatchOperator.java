package dev.millrace.sql.operator;

import dev.millrace.column.ColumnBatch;

/// Processes the batches of one or two inputs in one subtask. Called by the thread of the subtask only.
@FunctionalInterface
public interface BatchOperator extends AutoCloseable {

    /// Processes a batch.
    ///
    /// @param input the index of the input, 0 or 1
    void process(int input, ColumnBatch batch);

    /// Handles the end of an input.
    ///
    /// @param input the index of the input, 0 or 1
    default void endInput(int input) {}

    /// Emits the remaining rows. Called once after the end of all inputs.
    default void finish() {}

    /// Releases all resources, also after a failure.
    @Override
    default void close() {}
}
