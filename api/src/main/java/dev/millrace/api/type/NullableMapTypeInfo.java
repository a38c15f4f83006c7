package dev.millrace.api.type;

import dev.millrace.api.serializer.NullableSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.Map;

/// The type of maps that may be null themselves.
public class NullableMapTypeInfo<K, V> extends MapTypeInfo<K, V> {
    private static final long serialVersionUID = 1L;

    /// The type over these types.
    public NullableMapTypeInfo(TypeInformation<K> keyTypeInfo, TypeInformation<V> valueTypeInfo) {
        super(keyTypeInfo, valueTypeInfo);
    }

    /// The type over the type of two classes.
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
