package dev.millrace.api.state.v2;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.SerializerFactory;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import java.io.Serializable;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Describes a state by name and type. Thread-safe once the serializer is set.
///
/// @param <T> the type of the value, of the elements of a list, of the values of a map, or of the accumulator
public abstract class StateDescriptor<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String stateId;
    private final @Nullable TypeInformation<T> typeInfo;
    private final AtomicReference<@Nullable TypeSerializer<T>> serializer;
    private StateTtlConfig ttlConfig = StateTtlConfig.DISABLED;

    /// Lists the kinds of state.
    public enum Type {
        VALUE,
        LIST,
        REDUCING,
        AGGREGATING,
        MAP
    }

    /// Describes a state with a type.
    protected StateDescriptor(String stateId, TypeInformation<T> typeInfo) {
        this.stateId = Preconditions.checkNotNull(stateId, "a state needs a name");
        this.typeInfo = Preconditions.checkNotNull(typeInfo, "state '%s' needs a type", stateId);
        this.serializer = new AtomicReference<>();
    }

    /// Describes a state with a serializer.
    protected StateDescriptor(String stateId, TypeSerializer<T> serializer) {
        this.stateId = Preconditions.checkNotNull(stateId, "a state needs a name");
        this.typeInfo = null;
        this.serializer =
                new AtomicReference<>(Preconditions.checkNotNull(serializer, "state '%s' needs a serializer", stateId));
    }

    /// Describes a state with a class that has no type parameters.
    protected StateDescriptor(String stateId, Class<T> type) {
        this(stateId, TypeInformation.of(Preconditions.checkNotNull(type, "state '%s' needs a type", stateId)));
    }

    /// Sets a time to live for values. Call this method before the state is requested.
    public void enableTimeToLive(StateTtlConfig ttlConfig) {
        this.ttlConfig = Preconditions.checkNotNull(ttlConfig, "the time to live of state '%s' must be given", stateId);
    }

    /// Returns the configuration of the time to live.
    public StateTtlConfig getTtlConfig() {
        return ttlConfig;
    }

    /// Returns the name of the state.
    public String getStateId() {
        return stateId;
    }

    /// Returns a copy of the serializer for the caller's exclusive use.
    ///
    /// @throws IllegalStateException if the serializer is not set yet
    public TypeSerializer<T> getSerializer() {
        TypeSerializer<T> set = serializer.get();
        if (set == null) throw new IllegalStateException("the serializer of state '" + stateId + "' is not set yet");
        return set.duplicate();
    }

    /// Returns the type of the state, or null if the descriptor was created with a serializer.
    public @Nullable TypeInformation<T> getTypeInformation() {
        return typeInfo;
    }

    /// Tells whether the serializer is set.
    public boolean isSerializerInitialized() {
        return serializer.get() != null;
    }

    /// Creates the serializer from the type, if no serializer is set.
    public void initializeSerializerUnlessSet(ExecutionConfig executionConfig) {
        initialize(type -> type.createSerializer(executionConfig.getSerializerConfig()));
    }

    /// Creates the serializer from the type, if no serializer is set.
    public void initializeSerializerUnlessSet(SerializerFactory serializerFactory) {
        initialize(serializerFactory::createSerializer);
    }

    private void initialize(Function<TypeInformation<T>, TypeSerializer<T>> factory) {
        if (typeInfo != null && serializer.get() == null) serializer.compareAndSet(null, factory.apply(typeInfo));
    }

    /// Returns the kind of state.
    public abstract Type getType();

    /// Copies the time to live to a descriptor of the same state.
    <D extends dev.millrace.api.state.StateDescriptor<?, ?>> D expiring(D described) {
        if (ttlConfig.isEnabled()) described.enableTimeToLive(ttlConfig);
        return described;
    }

    /// Compares classes and names; the types may differ.
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof StateDescriptor<?> that
                && getClass() == that.getClass()
                && stateId.equals(that.stateId);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(getClass(), stateId);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "{stateId=" + stateId + ", type=" + getType() + "}";
    }
}
