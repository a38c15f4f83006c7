package dev.millrace.api.state;

import dev.millrace.api.serializer.MapSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.MapTypeInfo;
import dev.millrace.api.type.TypeInformation;
import java.lang.reflect.Type;
import java.util.Map;

/// Describes a [MapState] or a [BroadcastState].
public class MapStateDescriptor<UK, UV> extends StateDescriptor<MapState<UK, UV>, Map<UK, UV>> {
    private static final long serialVersionUID = 1L;

    public MapStateDescriptor(String name, TypeSerializer<UK> keySerializer, TypeSerializer<UV> valueSerializer) {
        super(name, new MapSerializer<>(keySerializer, valueSerializer), null);
    }

    public MapStateDescriptor(String name, TypeInformation<UK> keyTypeInfo, TypeInformation<UV> valueTypeInfo) {
        super(name, new MapTypeInfo<>(keyTypeInfo, valueTypeInfo), null);
    }

    public MapStateDescriptor(String name, Class<UK> keyClass, Class<UV> valueClass) {
        super(name, new MapTypeInfo<>(keyClass, valueClass), null);
    }

    @Override
    public Type getType() {
        return Type.MAP;
    }

    /// Returns the serializer of keys.
    ///
    /// @throws IllegalStateException if the serializer is not set yet
    public TypeSerializer<UK> getKeySerializer() {
        return entries().getKeySerializer();
    }

    /// Returns the serializer of values.
    ///
    /// @throws IllegalStateException if the serializer is not set yet
    public TypeSerializer<UV> getValueSerializer() {
        return entries().getValueSerializer();
    }

    private MapSerializer<UK, UV> entries() {
        if (getSerializer() instanceof MapSerializer<UK, UV> map) return map;
        throw new IllegalStateException("the serializer of map state '" + name + "' is not one of maps");
    }
}
