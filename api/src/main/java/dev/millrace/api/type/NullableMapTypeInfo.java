package dev.millrace.api.type;

import dev.millrace.api.serializer.NullableSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.Map;

/// Describes maps that may be null.
public class NullableMapTypeInfo<K, V> extends MapTypeInfo<K, V> {
    private static final long serialVersionUID = 1L;

    /// Creates the type from the types of its parts.
    public NullableMapTypeInfo(TypeInformation<K> keyTypeInfo, TypeInformation<V> valueTypeInfo) {
        super(keyTypeInfo, valueTypeInfo);
    }

    /// Creates the type from the classes of keys and values.
    public NullableMapTypeInfo(Class<K> keyClass, Class<V> valueClass) {
        super(keyClass, valueClass);
    }

    @Override
    public TypeSerializer<Map<K, V>> createSerializer(SerializerConfig config) {
        return new NullableSerializer<>(super.createSerializer(config));
    }

    @Override
    public String toString() {
        return "Nullable" + super.toString();
    }
}
