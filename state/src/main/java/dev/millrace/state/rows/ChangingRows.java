package dev.millrace.state.rows;

import java.io.IOException;
import java.util.List;

/// Provides an operator's own rows for one snapshot, together with their changes since the last complete snapshot.
///
/// @param <K> the type of the keys
/// @param <N> the type of the namespaces
/// @param <V> the type of the values
public interface ChangingRows<K, N, V> extends KeyedRows<K, N, V> {

    /// Receives keys and namespaces without rows.
    @FunctionalInterface
    interface OnRemoved<K, N> {
        /// Handles a key and namespace whose rows were removed.
        ///
        /// @param hash the hash of the key
        void removed(K key, int hash, N namespace) throws IOException;
    }

    /// Receives the rows and removals of snapshot files, in order.
    interface Target<K, N, V> extends OnRow<K, N, V>, OnRemoved<K, N> {}

    /// Returns whether all rows count as changed, and all other rows as removed.
    boolean isWhole();

    /// Passes each key and namespace whose rows were removed since the last complete snapshot to the consumer.
    /// Includes those that have rows again, so a reader must apply removals before rows. Not allowed if [#isWhole].
    void forEachRemoved(OnRemoved<K, N> consumer) throws IOException;

    /// Passes the rows that were added or changed since the last complete snapshot to the consumer, in the order of
    /// [#forEach]. Not allowed if [#isWhole].
    void forEachChanged(OnRow<K, N, V> consumer) throws IOException;

    /// Returns the actions for the operator's thread when the snapshot's checkpoint is complete. The actions do not
    /// refer to the rows.
    List<Runnable> completions();
}
