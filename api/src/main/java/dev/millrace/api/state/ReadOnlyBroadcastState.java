package dev.millrace.api.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives read-only access to a map that has the same content in all subtasks of an operator.
public interface ReadOnlyBroadcastState<K, V> extends State {

    /// Returns the value of a key, or null if there is none. The caller must not change the value.
    @Nullable
    V get(K key) throws Exception;

    /// Tells whether the key has a value.
    boolean contains(K key) throws Exception;

    /// Returns all entries. The caller must not change them.
    Iterable<Map.Entry<K, V>> immutableEntries() throws Exception;
}
