package dev.millrace.state.rows;

import java.io.IOException;

/// Provides an operator's own rows for one snapshot. Later changes are not visible. Any thread may read the rows, one
/// at a time; the operator's thread releases them.
///
/// @param <K> the type of the keys
/// @param <N> the type of the namespaces
/// @param <V> the type of the values
public interface KeyedRows<K, N, V> {

    /// Receives rows.
    @FunctionalInterface
    interface OnRow<K, N, V> {
        /// Handles a row.
        ///
        /// @param hash the hash of the key
        void row(K key, int hash, N namespace, V value) throws IOException;
    }

    /// Passes all rows to the consumer, in the order in which they must be restored.
    void forEach(OnRow<K, N, V> consumer) throws IOException;

    /// Notes that the rows are no longer read.
    default void release() {}
}
