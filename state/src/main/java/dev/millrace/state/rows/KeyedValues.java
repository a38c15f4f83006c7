package dev.millrace.state.rows;

import dev.millrace.state.table.KeyedTable;

/// Values of an operator's own, one for each key, as they lie in the tables of one snapshot. Any thread may read them,
/// one at a time; the operator's thread releases them.
///
/// @param <K> keys
/// @param <V> values
public interface KeyedValues<K, V> {

    /// Takes the values in that snapshot files hold, in order. The key of a value is the current one.
    interface Target<K, V> {
        /// @param hash of the key
        void value(K key, int hash, V value);

        /// @param hash of the key
        void removed(K key, int hash);
    }

    /// Whether the key in a slot has a value.
    default boolean has(KeyedTable<K> rows, int slot) {
        return true;
    }

    /// The value in a slot that [#has] one.
    V at(KeyedTable<K> rows, int slot);

    /// Nobody reads them any more.
    default void release() {}
}
