package dev.millrace.api.plan;

import dev.millrace.api.function.KeySelector;

/// Selects keys of records that hold several rows with different keys, such as batches of columns. The engine splits
/// each record, so that each subtask receives the rows whose keys it owns.
///
/// Such records are not redistributed one by one, so checkpoints wait until the records in flight have been processed.
///
/// @param <T> the type of the records
/// @param <K> the type of the keys
public interface SplittingKeySelector<T, K> extends KeySelector<T, K> {

    /// Returns the key of the first row of a record that is not empty.
    @Override
    K getKey(T record);

    /// Splits a record. Each part has at least one row, and the rows keep their order.
    ///
    /// @param owners the index of the subtask that owns each key group
    /// @param targets the number of subtasks
    void split(T record, int[] owners, int targets, Parts<T> parts);

    /// Receives the parts of a record.
    ///
    /// @param <T> the type of the records
    @FunctionalInterface
    interface Parts<T> {
        /// Receives the rows of a subtask.
        void part(int target, T part);
    }
}
