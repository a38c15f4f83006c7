package dev.millrace.api.state;

import java.util.Iterator;
import java.util.Map;

/// A map that all tasks of an operator have alike, as long as all change it in the same way.
public interface BroadcastState<K, V> extends ReadOnlyBroadcastState<K, V> {

    /// Sets the value of a key.
    void put(K key, V value) throws Exception;

    /// Sets the values of several keys.
    void putAll(Map<K, V> map) throws Exception;

    /// Forgets a key.
    void remove(K key) throws Exception;

    /// Iterates all entries.
    Iterator<Map.Entry<K, V>> iterator() throws Exception;

    /// All entries.
    Iterable<Map.Entry<K, V>> entries() throws Exception;
}
