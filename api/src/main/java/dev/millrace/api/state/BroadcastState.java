package dev.millrace.api.state;

import java.util.Iterator;
import java.util.Map;

/// Stores a map that has the same content in all subtasks of an operator, provided that all subtasks change it in the
/// same way.
public interface BroadcastState<K, V> extends ReadOnlyBroadcastState<K, V> {

    /// Sets the value of a key.
    void put(K key, V value) throws Exception;

    /// Copies all entries of a map into the state.
    void putAll(Map<K, V> map) throws Exception;

    /// Removes a key and its value.
    void remove(K key) throws Exception;

    /// Returns an iterator over all entries.
    Iterator<Map.Entry<K, V>> iterator() throws Exception;

    /// Returns all entries.
    Iterable<Map.Entry<K, V>> entries() throws Exception;
}
