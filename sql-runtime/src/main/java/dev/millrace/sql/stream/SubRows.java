package dev.millrace.sql.stream;

import dev.millrace.sql.stream.row.PackedRow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps values for pairs of the current key and a second key, such as the values of DISTINCT, the rows of a join or
/// the candidates of Top-N. Called by the thread of the subtask only.
///
/// @param <V> the type of the values, which must not be changed after they were put
public interface SubRows<V> {

    /// Returns the value of a second key; null if there is none.
    @Nullable
    V find(PackedRow key);

    /// Sets the value of a second key.
    void put(PackedRow key, V value);

    /// Removes a second key.
    void remove(PackedRow key);

    /// Returns the second keys of the current key with their values, in the order of their first arrival. An entry must
    /// not be used after the next one was read.
    Iterable<Map.Entry<PackedRow, V>> entries();

    /// Returns whether the current key has no second key.
    boolean isEmpty();

    /// Removes all second keys of the current key.
    void clear();
}
