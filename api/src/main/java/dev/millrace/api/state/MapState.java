package dev.millrace.api.state;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A map. Iterators may be used while the map does not change otherwise; they can remove.
public interface MapState<UK, UV> extends State {

    /// The value of a key; null if there is none.
    @Nullable
    UV get(UK key) throws Exception;

    /// Sets the value of a key.
    void put(UK key, @Nullable UV value) throws Exception;

    /// Sets the values of several keys.
    void putAll(Map<UK, UV> map) throws Exception;

    /// Forgets a key.
    void remove(UK key) throws Exception;

    /// Whether the key has a value.
    boolean contains(UK key) throws Exception;

    /// All entries; setting an entry's value changes the state.
    Iterable<Map.Entry<UK, UV>> entries() throws Exception;

    /// All keys.
    Iterable<UK> keys() throws Exception;

    /// All values.
    Iterable<UV> values() throws Exception;

    /// Iterates all entries.
    Iterator<Map.Entry<UK, UV>> iterator() throws Exception;

    boolean isEmpty() throws Exception;
}
