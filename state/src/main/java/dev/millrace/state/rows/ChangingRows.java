package dev.millrace.state.rows;

import java.io.IOException;
import java.util.List;

/// Rows of an operator's own as one snapshot has them, which also tell what has changed since the last
/// complete snapshot.
///
/// @param <K> keys
/// @param <N> namespaces
/// @param <V> values
public interface ChangingRows<K, N, V> extends KeyedRows<K, N, V> {

    /// Told of a key and a namespace without rows.
    @FunctionalInterface
    interface OnRemoved<K, N> {
        /// @param hash of the key
        void removed(K key, int hash, N namespace) throws IOException;
    }

    /// Takes the rows in that snapshot files hold, in order.
    interface Target<K, N, V> extends OnRow<K, N, V>, OnRemoved<K, N> {}

    /// Whether all rows count as changed, and what is not among them as removed.
    boolean isWhole();

    /// Tells each key and namespace whose rows have gone since the last complete snapshot. A key and a namespace that
    /// have rows again are told, too, so a reader begins with these. Not to be called if [#isWhole].
    void forEachRemoved(OnRemoved<K, N> consumer) throws IOException;

    /// Tells the rows that were added or changed since the last complete snapshot, in the order of [#forEach]. Not to
    /// be called if [#isWhole].
    void forEachChanged(OnRow<K, N, V> consumer) throws IOException;

    /// What is to be done on the operator's thread when the checkpoint that the snapshot belongs to is complete. It
    /// does not refer to the rows.
    List<Runnable> completions();
}
