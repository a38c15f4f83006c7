package dev.millrace.api.state.v2;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.SerializerFactory;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Describes a [MapState].
///
/// @param <UK> the type of the keys
/// @param <UV> the type of the values
public class MapStateDescriptor<UK, UV> extends StateDescriptor<UV> {
    private static final long serialVersionUID = 1L;

    private final @Nullable TypeInformation<UK> keyType;
    private final AtomicReference<@Nullable TypeSerializer<UK>> keySerializer;

    public MapStateDescriptor(
            String stateId, TypeInformation<UK> userKeyTypeInfo, TypeInformation<UV> userValueTypeInfo) {
        super(stateId, userValueTypeInfo);
        this.keyType = Preconditions.checkNotNull(userKeyTypeInfo, "state '%s' needs a type of keys", stateId);
        this.keySerializer = new AtomicReference<>();
    }

    public MapStateDescriptor(
            String stateId, TypeSerializer<UK> userKeySerializer, TypeSerializer<UV> userValueSerializer) {
        super(stateId, userValueSerializer);
        this.keyType = null;
        this.keySerializer = new AtomicReference<>(
                Preconditions.checkNotNull(userKeySerializer, "state '%s' needs a serializer of keys", stateId));
    }

    public MapStateDescriptor(String stateId, Class<UK> userKeyType, Class<UV> userValueType) {
        this(stateId, TypeInformation.of(userKeyType), TypeInformation.of(userValueType));
    }

    /// Returns a copy of the serializer of the keys for the caller's exclusive use.
    ///
    /// @throws IllegalStateException if the serializer is not set yet
    public TypeSerializer<UK> getUserKeySerializer() {
        TypeSerializer<UK> set = keySerializer.get();
        if (set == null) throw new IllegalStateException("the serializer of the keys of " + this + " is not set yet");
        return set.duplicate();
    }

    /// Returns the type of the keys, or null if the descriptor was created with serializers.
    public @Nullable TypeInformation<UK> getUserKeyTypeInformation() {
        return keyType;
    }

    @Override
    public boolean isSerializerInitialized() {
        return super.isSerializerInitialized() && keySerializer.get() != null;
    }

    @Override
    public void initializeSerializerUnlessSet(ExecutionConfig executionConfig) {
        super.initializeSerializerUnlessSet(executionConfig);
        initialize(type -> type.createSerializer(executionConfig.getSerializerConfig()));
    }

    @Override
    public void initializeSerializerUnlessSet(SerializerFactory serializerFactory) {
        super.initializeSerializerUnlessSet(serializerFactory);
        initialize(serializerFactory::createSerializer);
    }

    private void initialize(Function<TypeInformation<UK>, TypeSerializer<UK>> factory) {
        if (keyType != null && keySerializer.get() == null) keySerializer.compareAndSet(null, factory.apply(keyType));
    }

    /// Returns a descriptor of the same state for synchronous access.
    public dev.millrace.api.state.MapStateDescriptor<UK, UV> plain() {
        TypeInformation<UV> values = getTypeInformation();
        return expiring(
                values == null || keyType == null
                        ? new dev.millrace.api.state.MapStateDescriptor<>(
                                getStateId(), getUserKeySerializer(), getSerializer())
                        : new dev.millrace.api.state.MapStateDescriptor<>(getStateId(), keyType, values));
    }

    @Override
    public Type getType() {
        return Type.MAP;
    }
}
