package dev.millrace.table.data;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Is a value of the type MAP that has a Java map of keys and values in internal form.
public final class GenericMapData implements MapData {
    private final Map<?, ?> map;

    /// Creates the value from a map, which must not change later.
    public GenericMapData(Map<?, ?> map) {
        this.map = map;
    }

    /// Returns the value of a key, or null.
    public @Nullable Object get(@Nullable Object key) {
        return map.get(key);
    }

    /// Returns whether there is an entry for a key.
    public boolean containsKey(@Nullable Object key) {
        return map.containsKey(key);
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public ArrayData keyArray() {
        return new GenericArrayData(map.keySet().toArray());
    }

    @Override
    public ArrayData valueArray() {
        return new GenericArrayData(map.values().toArray());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof GenericMapData that) || size() != that.size()) return false;
        return map.entrySet().stream()
                .allMatch(each -> that.containsKey(each.getKey())
                        && Objects.deepEquals(each.getValue(), that.get(each.getKey())));
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Object key : map.keySet()) hash += 31 * Objects.hashCode(key);
        return hash;
    }

    @Override
    public String toString() {
        return map.toString();
    }
}
