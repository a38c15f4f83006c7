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

/// Names a state and says of which type it is. Once its serializer is set, it may be used from any thread.
///
/// @param <T> of the value, or of a list's or map's values, or of the accumulator
public abstract class StateDescriptor<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String stateId;
    private final @Nullable TypeInformation<T> typeInfo;
    private final AtomicReference<@Nullable TypeSerializer<T>> serializer;
    private StateTtlConfig ttlConfig = StateTtlConfig.DISABLED;

    /// The kinds of state.
    public enum Type {
        VALUE,
        LIST,
        REDUCING,
        AGGREGATING,
        MAP
    }

    /// A state whose type is known.
    protected StateDescriptor(String stateId, TypeInformation<T> typeInfo) {
        this.stateId = Preconditions.checkNotNull(stateId, "a state needs a name");
        this.typeInfo = Preconditions.checkNotNull(typeInfo, "state '%s' needs a type", stateId);
        this.serializer = new AtomicReference<>();
    }

    /// A state whose serializer is known.
    protected StateDescriptor(String stateId, TypeSerializer<T> serializer) {
        this.stateId = Preconditions.checkNotNull(stateId, "a state needs a name");
        this.typeInfo = null;
        this.serializer =
                new AtomicReference<>(Preconditions.checkNotNull(serializer, "state '%s' needs a serializer", stateId));
    }

    /// A state whose type has no type parameters.
    protected StateDescriptor(String stateId, Class<T> type) {
        this(stateId, TypeInformation.of(Preconditions.checkNotNull(type, "state '%s' needs a type", stateId)));
    }

    /// Lets values expire. Call it before the state is asked for.
    public void enableTimeToLive(StateTtlConfig ttlConfig) {
        this.ttlConfig = Preconditions.checkNotNull(ttlConfig, "the time to live of state '%s' must be given", stateId);
    }

    public StateTtlConfig getTtlConfig() {
        return ttlConfig;
    }

    public String getStateId() {
        return stateId;
    }

    /// A serializer of the caller's own.
    ///
    /// @throws IllegalStateException if none is set yet
    public TypeSerializer<T> getSerializer() {
        TypeSerializer<T> set = serializer.get();
        if (set == null) throw new IllegalStateException("the serializer of state '" + stateId + "' is not set yet");
        return set.duplicate();
    }

    /// The type the state was described with; null if that was a serializer.
    public @Nullable TypeInformation<T> getTypeInformation() {
        return typeInfo;
    }

    public boolean isSerializerInitialized() {
        return serializer.get() != null;
    }

    /// Makes the serializer of the type, unless there is one.
    public void initializeSerializerUnlessSet(ExecutionConfig executionConfig) {
        initialize(type -> type.createSerializer(executionConfig.getSerializerConfig()));
    }

    /// Makes the serializer of the type, unless there is one.
    public void initializeSerializerUnlessSet(SerializerFactory serializerFactory) {
        initialize(serializerFactory::createSerializer);
    }

    private void initialize(Function<TypeInformation<T>, TypeSerializer<T>> factory) {
        if (typeInfo != null && serializer.get() == null) serializer.compareAndSet(null, factory.apply(typeInfo));
    }

    /// Which kind of state it is.
    public abstract Type getType();

    /// Passes the time to live on to a description of the same state.
    <D extends dev.millrace.api.state.StateDescriptor<?, ?>> D expiring(D described) {
        if (ttlConfig.isEnabled()) described.enableTimeToLive(ttlConfig);
        return described;
    }

    /// By kind and name.
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
