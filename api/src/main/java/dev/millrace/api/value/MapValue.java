package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds a map of values and is a value itself. Subclasses define the classes of the keys and values.
public abstract class MapValue<K extends Value, V extends Value> implements Value, Map<K, V> {
    private static final long serialVersionUID = 1L;

    private final Class<K> keyClass;
    private final Class<V> valueClass;
    private final HashMap<K, V> map;

    /// Creates an empty map.
    public MapValue() {
        this(Map.of());
    }

    /// Creates a map with the entries of another map.
    public MapValue(Map<K, V> values) {
        this.keyClass = ElementClasses.of(getClass(), MapValue.class, 0);
        this.valueClass = ElementClasses.of(getClass(), MapValue.class, 1);
        this.map = new HashMap<>(values);
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<K, V> entry : map.entrySet()) {
            entry.getKey().write(out);
            entry.getValue().write(out);
        }
    }

    @Override
    public void read(DataInputView in) throws IOException {
        map.clear();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            K key = ElementClasses.create(keyClass);
            V value = ElementClasses.create(valueClass);
            key.read(in);
            value.read(in);
            map.put(key, value);
        }
    }

    @Override
    public void clear() {
        map.clear();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return map.containsKey(key);
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return map.containsValue(value);
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return map.entrySet();
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return map.get(key);
    }

    @Override
    public boolean isEmpty() {
        return map.isEmpty();
    }

    @Override
    public Set<K> keySet() {
        return map.keySet();
    }

    @Override
    public @Nullable V put(K key, V value) {
        return map.put(key, value);
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> values) {
        map.putAll(values);
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        return map.remove(key);
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public Collection<V> values() {
        return map.values();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MapValue<?, ?> that && map.equals(that.map);
    }

    @Override
    public int hashCode() {
        return map.hashCode();
    }

    @Override
    public String toString() {
        return map.toString();
    }
}
