package dev.millrace.api.state.v2;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A map a key.
///
/// @param <UK> the map's keys
/// @param <UV> the map's values
public interface MapState<UK, UV> extends State {

    /// The value under a key; null if there is none.
    StateFuture<UV> asyncGet(UK key);

    /// Puts a value under a key.
    StateFuture<Void> asyncPut(UK key, UV value);

    /// Puts all entries of a map.
    StateFuture<Void> asyncPutAll(Map<UK, UV> map);

    /// Removes a key.
    StateFuture<Void> asyncRemove(UK key);

    /// Whether there is such a key.
    StateFuture<Boolean> asyncContains(UK key);

    /// All entries.
    StateFuture<StateIterator<Map.Entry<UK, UV>>> asyncEntries();

    /// All keys.
    StateFuture<StateIterator<UK>> asyncKeys();

    /// All values.
    StateFuture<StateIterator<UV>> asyncValues();

    /// Whether there is no entry.
    StateFuture<Boolean> asyncIsEmpty();

    /// The value under a key; null if there is none.
    @Nullable
    UV get(UK key);

    /// Puts a value under a key.
    void put(UK key, UV value);

    /// Puts all entries of a map.
    void putAll(Map<UK, UV> map);

    /// Removes a key.
    void remove(UK key);

    /// Whether there is such a key.
    boolean contains(UK key);

    /// All entries.
    Iterable<Map.Entry<UK, UV>> entries();

    /// All keys.
    Iterable<UK> keys();

    /// All values.
    Iterable<UV> values();

    /// All entries.
    Iterator<Map.Entry<UK, UV>> iterator();

    /// Whether there is no entry.
    boolean isEmpty();
}
