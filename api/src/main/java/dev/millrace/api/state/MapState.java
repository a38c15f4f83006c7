package dev.millrace.api.state;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stores a map. During an iteration, only the iterator may change the map, through `remove`.
public interface MapState<UK, UV> extends State {

    /// Returns the value of a key, or null if there is none.
    @Nullable
    UV get(UK key) throws Exception;

    /// Sets the value of a key.
    void put(UK key, @Nullable UV value) throws Exception;

    /// Copies all entries of a map into the state.
    void putAll(Map<UK, UV> map) throws Exception;

    /// Removes a key and its value.
    void remove(UK key) throws Exception;

    /// Tells whether the key has a value.
    boolean contains(UK key) throws Exception;

    /// Returns all entries. Setting the value of an entry changes the state.
    Iterable<Map.Entry<UK, UV>> entries() throws Exception;

    /// Returns all keys.
    Iterable<UK> keys() throws Exception;

    /// Returns all values.
    Iterable<UV> values() throws Exception;

    /// Returns an iterator over all entries.
    Iterator<Map.Entry<UK, UV>> iterator() throws Exception;

    /// Tells whether the map has no entry.
    boolean isEmpty() throws Exception;
}
