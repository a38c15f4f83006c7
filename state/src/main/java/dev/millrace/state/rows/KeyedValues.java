package dev.millrace.state.rows;

import dev.millrace.state.table.KeyedTable;

/// Provides an operator's own values, one per key, from the tables of one snapshot. Any thread may read the values, one
/// at a time; the operator's thread releases them.
///
/// @param <K> the type of the keys
/// @param <V> the type of the values
public interface KeyedValues<K, V> {

    /// Receives the values of snapshot files, in order. The key of each value is selected.
    interface Target<K, V> {
        /// Handles a value.
        ///
        /// @param hash the hash of the key
        void value(K key, int hash, V value);

        /// Handles a removed key.
        ///
        /// @param hash the hash of the key
        void removed(K key, int hash);
    }

    /// Returns whether the key in a slot has a value.
    default boolean has(KeyedTable<K> rows, int slot) {
        return true;
    }

    /// Returns the value in a slot for which [#has] is true.
    V at(KeyedTable<K> rows, int slot);

    /// Notes that the values are no longer read.
    default void release() {}
}
