package dev.millrace.sql.stream.process;

import dev.millrace.api.state.MapState;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.table.api.dataview.MapView;
import dev.millrace.table.fault.TableRuntimeException;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Is a map in the state of the current partition. The name of the class is that of Flink, because programs print it.
final class KeyedStateMapViewWithKeysNotNull<K, V> extends MapView<K, V> {
    private final MapState<PackedRow, PackedRow> state;
    private final ElementCodec<K> keys;
    private final ElementCodec<V> values;

    KeyedStateMapViewWithKeysNotNull(
            MapState<PackedRow, PackedRow> state, ElementCodec<K> keys, ElementCodec<V> values) {
        this.state = state;
        this.keys = keys;
        this.values = values;
    }

    private PackedRow packed(@Nullable K key) {
        if (key == null) throw new TableRuntimeException("Map views don't support null keys.");
        return keys.packed(key);
    }

    @Override
    public Map<K, V> getMap() {
        Map<K, V> all = new HashMap<>();
        for (Map.Entry<K, V> each : entries()) all.put(each.getKey(), each.getValue());
        return all;
    }

    @Override
    public void setMap(Map<K, V> map) {
        clear();
        try {
            putAll(map);
        } catch (Exception failed) {
            throw ProcessFaults.access(failed);
        }
    }

    @Override
    public @Nullable V get(K key) throws Exception {
        PackedRow found = state.get(packed(key));
        return found == null ? null : values.element(found);
    }

    @Override
    public void put(K key, V value) throws Exception {
        state.put(packed(key), values.packed(value));
    }

    @Override
    public void putAll(Map<K, V> map) throws Exception {
        for (Map.Entry<K, V> each : map.entrySet()) put(each.getKey(), each.getValue());
    }

    @Override
    public void remove(K key) throws Exception {
        state.remove(packed(key));
    }

    @Override
    public boolean contains(K key) throws Exception {
        return state.contains(packed(key));
    }

    /// Returns copies of the entries. Their values cannot be set.
    @Override
    public Iterable<Map.Entry<K, V>> entries() {
        List<Map.Entry<K, V>> all = new ArrayList<>();
        try {
            for (Map.Entry<PackedRow, PackedRow> each : state.entries()) {
                all.add(new AbstractMap.SimpleImmutableEntry<>(
                        keys.element(each.getKey()), values.element(each.getValue())));
            }
        } catch (Exception failed) {
            throw ProcessFaults.access(failed);
        }
        return all;
    }

    @Override
    public Iterable<K> keys() {
        List<K> all = new ArrayList<>();
        for (Map.Entry<K, V> each : entries()) all.add(each.getKey());
        return all;
    }

    @Override
    public Iterable<V> values() {
        List<V> all = new ArrayList<>();
        for (Map.Entry<K, V> each : entries()) all.add(each.getValue());
        return all;
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return entries().iterator();
    }

    @Override
    public boolean isEmpty() throws Exception {
        return state.isEmpty();
    }

    @Override
    public void clear() {
        state.clear();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
