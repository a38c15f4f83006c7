package dev.millrace.api.state.v2;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stores a map. During an iteration, only the iterator may change the map, through `remove`.
///
/// @param <UK> the type of the keys
/// @param <UV> the type of the values
public interface MapState<UK, UV> extends State {

    /// Returns the value of a key asynchronously, or null if there is none.
    StateFuture<UV> asyncGet(UK key);

    /// Sets the value of a key asynchronously.
    StateFuture<Void> asyncPut(UK key, UV value);

    /// Copies all entries of a map into the state asynchronously.
    StateFuture<Void> asyncPutAll(Map<UK, UV> map);

    /// Removes a key and its value asynchronously.
    StateFuture<Void> asyncRemove(UK key);

    /// Tells asynchronously whether the key has a value.
    StateFuture<Boolean> asyncContains(UK key);

    /// Returns all entries asynchronously.
    StateFuture<StateIterator<Map.Entry<UK, UV>>> asyncEntries();

    /// Returns all keys asynchronously.
    StateFuture<StateIterator<UK>> asyncKeys();

    /// Returns all values asynchronously.
    StateFuture<StateIterator<UV>> asyncValues();

    /// Tells asynchronously whether the map has no entry.
    StateFuture<Boolean> asyncIsEmpty();

    /// Returns the value of a key, or null if there is none.
    @Nullable
    UV get(UK key);

    /// Sets the value of a key.
    void put(UK key, UV value);

    /// Copies all entries of a map into the state.
    void putAll(Map<UK, UV> map);

    /// Removes a key and its value.
    void remove(UK key);

    /// Tells whether the key has a value.
    boolean contains(UK key);

    /// Returns all entries. Setting the value of an entry changes the state.
    Iterable<Map.Entry<UK, UV>> entries();

    /// Returns all keys.
    Iterable<UK> keys();

    /// Returns all values.
    Iterable<UV> values();

    /// Returns an iterator over all entries.
    Iterator<Map.Entry<UK, UV>> iterator();

    /// Tells whether the map has no entry.
    boolean isEmpty();
}
