package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Serializes maps and keeps the order. Keys and values may be null.
@SuppressWarnings("NullAway")
public final class MapSerializer<K, V> extends NestedSerializer<Map<K, V>> {
    private static final long serialVersionUID = 1L;

    /// Creates a serializer from the serializers of the keys and of the values.
    public MapSerializer(TypeSerializer<K> keySerializer, TypeSerializer<V> valueSerializer) {
        super(keySerializer, valueSerializer);
    }

    /// Returns the serializer of the keys.
    @SuppressWarnings("unchecked")
    public TypeSerializer<K> getKeySerializer() {
        return (TypeSerializer<K>) nested[0];
    }

    /// Returns the serializer of the values.
    @SuppressWarnings("unchecked")
    public TypeSerializer<V> getValueSerializer() {
        return (TypeSerializer<V>) nested[1];
    }

    @Override
    @SuppressWarnings("unchecked")
    TypeSerializer<Map<K, V>> with(TypeSerializer<?>[] others) {
        return new MapSerializer<>((TypeSerializer<K>) others[0], (TypeSerializer<V>) others[1]);
    }

    @Override
    public Map<K, V> createInstance() {
        return new LinkedHashMap<>();
    }

    @Override
    public Map<K, V> copy(Map<K, V> from) {
        TypeSerializer<K> keys = getKeySerializer();
        TypeSerializer<V> values = getValueSerializer();
        if (keys.isImmutableType() && values.isImmutableType()) return new LinkedHashMap<>(from);
        Map<K, V> copy = LinkedHashMap.newLinkedHashMap(from.size());
        from.forEach((key, value) ->
                copy.put(key == null ? null : keys.copy(key), value == null ? null : values.copy(value)));
        return copy;
    }

    @Override
    public void serialize(Map<K, V> record, DataOutputView target) throws IOException {
        boolean nullable = hasNull(record);
        Elements.writeHeader(record.size(), nullable, target);
        for (Map.Entry<K, V> entry : record.entrySet()) {
            Elements.write(entry.getKey(), nullable, getKeySerializer(), target);
            Elements.write(entry.getValue(), nullable, getValueSerializer(), target);
        }
    }

    private static boolean hasNull(Map<?, ?> map) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() == null || entry.getValue() == null) return true;
        }
        return false;
    }

    @Override
    public Map<K, V> deserialize(DataInputView source) throws IOException {
        int header = Compact.readInt(source);
        boolean nullable = (header & 1) != 0;
        Map<K, V> map = LinkedHashMap.newLinkedHashMap(Elements.capacity(header));
        for (int i = header >>> 1; i > 0; i--) {
            K key = Elements.read(nullable, getKeySerializer(), source);
            map.put(key, Elements.read(nullable, getValueSerializer(), source));
        }
        return map;
    }

    @Override
    public TypeSerializerSnapshot<Map<K, V>> snapshotConfiguration() {
        return new MapSerializerSnapshot<>(this);
    }
}
