package dev.millrace.api.type;

import dev.millrace.api.serializer.MapSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.Map;

/// Describes maps. Keys and values may be null.
public class MapTypeInfo<K, V> extends UnstructuredTypeInfo<Map<K, V>> {
    private static final long serialVersionUID = 1L;

    /// Creates the type from the types of its parts.
    public MapTypeInfo(TypeInformation<K> keyTypeInfo, TypeInformation<V> valueTypeInfo) {
        super(Map.class, keyTypeInfo, valueTypeInfo);
    }

    /// Creates the type from the classes of keys and values.
    public MapTypeInfo(Class<K> keyClass, Class<V> valueClass) {
        this(of(keyClass), of(valueClass));
    }

    /// Returns the type of the keys.
    public TypeInformation<K> getKeyTypeInfo() {
        return part(0);
    }

    /// Returns the type of the values.
    public TypeInformation<V> getValueTypeInfo() {
        return part(1);
    }

    @Override
    public TypeSerializer<Map<K, V>> createSerializer(SerializerConfig config) {
        return new MapSerializer<>(
                getKeyTypeInfo().createSerializer(config), getValueTypeInfo().createSerializer(config));
    }
}
