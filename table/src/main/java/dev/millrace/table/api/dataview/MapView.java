package dev.millrace.table.api.dataview;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Is a map in the accumulator of an aggregate function. Not thread-safe.
///
/// @param <K> the class of the keys, which are never null
/// @param <V> the class of the values
public class MapView<K, V> implements DataView {
    private Map<K, V> map = new HashMap<>();

    /// Creates an empty map.
    public MapView() {}

    /// Returns the entries.
    public Map<K, V> getMap() {
        return map;
    }

    /// Replaces the entries.
    public void setMap(Map<K, V> map) {
        this.map = map;
    }

    /// Returns the value of a key; null if there is none.
    public @Nullable V get(K key) throws Exception {
        return map.get(key);
    }

    /// Sets the value of a key.
    public void put(K key, V value) throws Exception {
        map.put(key, value);
    }

    /// Adds entries.
    public void putAll(Map<K, V> values) throws Exception {
        map.putAll(values);
    }

    /// Removes a key.
    public void remove(K key) throws Exception {
        map.remove(key);
    }

    /// Returns whether a key has a value.
    public boolean contains(K key) throws Exception {
        return map.containsKey(key);
    }

    /// Returns the entries.
    public Iterable<Map.Entry<K, V>> entries() throws Exception {
        return map.entrySet();
    }

    /// Returns the keys.
    public Iterable<K> keys() throws Exception {
        return map.keySet();
    }

    /// Returns the values.
    public Iterable<V> values() throws Exception {
        return map.values();
    }

    /// Returns an iterator over the entries.
    public Iterator<Map.Entry<K, V>> iterator() throws Exception {
        return map.entrySet().iterator();
    }

    /// Returns whether there are no entries.
    public boolean isEmpty() throws Exception {
        return map.isEmpty();
    }

    @Override
    public void clear() {
        map.clear();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MapView<?, ?> view && map.equals(view.map);
    }

    @Override
    public int hashCode() {
        return map.hashCode();
    }

    /// Returns the type of a map.
    public static DataType newMapViewDataType(DataType keyDataType, DataType valueDataType) {
        return DataTypes.STRUCTURED(MapView.class, DataTypes.FIELD("map", DataTypes.MAP(keyDataType, valueDataType)));
    }
}
