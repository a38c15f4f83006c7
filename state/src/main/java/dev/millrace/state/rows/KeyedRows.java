package dev.millrace.state.rows;

import java.io.IOException;

/// Rows of an operator's own as one snapshot has them: nothing that happens afterwards shows in them. Any thread may
/// read them, one at a time; the operator's thread releases them.
///
/// @param <K> keys
/// @param <N> namespaces
/// @param <V> values
public interface KeyedRows<K, N, V> {

    /// Told of a row.
    @FunctionalInterface
    interface OnRow<K, N, V> {
        /// @param hash of the key
        void row(K key, int hash, N namespace, V value) throws IOException;
    }

    /// Tells all rows, in the order in which whoever restores them is to have them.
    void forEach(OnRow<K, N, V> consumer) throws IOException;

    /// Nobody reads them any more.
    default void release() {}
}
