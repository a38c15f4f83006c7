package dev.millrace.api.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A map that all tasks of an operator have alike, as seen from the side that must not change it.
public interface ReadOnlyBroadcastState<K, V> extends State {

    /// The value of a key; null if there is none. It must not be changed.
    @Nullable
    V get(K key) throws Exception;

    /// Whether the key has a value.
    boolean contains(K key) throws Exception;

    /// All entries. They must not be changed.
    Iterable<Map.Entry<K, V>> immutableEntries() throws Exception;
}
