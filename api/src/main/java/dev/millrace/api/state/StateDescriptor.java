package dev.millrace.api.state;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Describes a state by name and type. Thread-safe once the serializer is set.
public abstract class StateDescriptor<S extends State, T> implements Serializable {
    private static final long serialVersionUID = 1L;

    protected final String name;

    /// Holds the default value, or null if there is none.
    protected transient @Nullable T defaultValue;

    private final @Nullable TypeInformation<T> typeInfo;
    private final AtomicReference<@Nullable TypeSerializer<T>> serializer;
    private StateTtlConfig ttlConfig = StateTtlConfig.DISABLED;
    private @Nullable String queryableStateName;

    /// Describes a state with a serializer.
    protected StateDescriptor(String name, TypeSerializer<T> serializer, @Nullable T defaultValue) {
        this.name = checked(name);
        this.typeInfo = null;
        this.serializer =
                new AtomicReference<>(Preconditions.checkNotNull(serializer, "state '%s' needs a serializer", name));
        this.defaultValue = defaultValue;
    }

    /// Describes a state with a type.
    protected StateDescriptor(String name, TypeInformation<T> typeInfo, @Nullable T defaultValue) {
        this.name = checked(name);
        this.typeInfo = Preconditions.checkNotNull(typeInfo, "state '%s' needs a type", name);
        this.serializer = new AtomicReference<>();
        this.defaultValue = defaultValue;
    }

    /// Describes a state with a class that has no type parameters.
    protected StateDescriptor(String name, Class<T> type, @Nullable T defaultValue) {
        this(name, TypeInformation.of(Preconditions.checkNotNull(type, "state '%s' needs a type", name)), defaultValue);
    }

    private static String checked(String name) {
        return Preconditions.checkNotNull(name, "a state needs a name");
    }

    /// Returns the name of the state.
    public String getName() {
        return name;
    }

    /// Returns a copy of the default value, or null if there is none.
    public @Nullable T getDefaultValue() {
        T value = defaultValue;
        return value == null ? null : usableSerializer().copy(value);
    }

    /// Returns a copy of the serializer for the caller's exclusive use.
    ///
    /// @throws IllegalStateException if the serializer is not set yet
    public TypeSerializer<T> getSerializer() {
        TypeSerializer<T> set = serializer.get();
        if (set == null) {
            throw new IllegalStateException("the serializer of state '" + name
                    + "' is not set yet: the task sets it when it asks for the state");
        }
        return set.duplicate();
    }

    /// Returns the type of the state, or null if the descriptor was created with a serializer.
    public @Nullable TypeInformation<T> typeInformation() {
        return typeInfo;
    }

    /// Makes the state available to external queries under a name.
    ///
    /// @throws IllegalStateException if a name is set already
    /// @throws IllegalArgumentException if the state has a time to live
    public void setQueryable(String queryableStateName) {
        Preconditions.checkArgument(!ttlConfig.isEnabled(), "state '%s' expires and cannot be queryable", name);
        Preconditions.checkState(this.queryableStateName == null, "state '%s' is queryable already", name);
        this.queryableStateName = Preconditions.checkNotNull(queryableStateName);
    }

    /// Returns the name for external queries, or null if the state is not queryable.
    public @Nullable String getQueryableStateName() {
        return queryableStateName;
    }

    /// Tells whether the state is available to external queries.
    public boolean isQueryable() {
        return queryableStateName != null;
    }

    /// Sets a time to live for values. Call this method before the state is requested.
    public void enableTimeToLive(StateTtlConfig ttlConfig) {
        Preconditions.checkNotNull(ttlConfig, "the time to live of state '%s' must be given", name);
        Preconditions.checkArgument(
                queryableStateName == null || !ttlConfig.isEnabled(),
                "state '%s' is queryable and cannot expire",
                name);
        this.ttlConfig = ttlConfig;
    }

    /// Returns the configuration of the time to live.
    public StateTtlConfig getTtlConfig() {
        return ttlConfig;
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
        TypeInformation<T> type = typeInfo;
        if (type == null || serializer.get() != null) return;
        serializer.compareAndSet(null, factory.apply(type));
    }

    // Serializing a function also serializes its descriptors with their default values, before the subtask has set
    // the serializer.
    private TypeSerializer<T> usableSerializer() {
        TypeSerializer<T> set = serializer.get();
        if (set != null) return set.duplicate();
        TypeInformation<T> type = Preconditions.checkNotNull(typeInfo);
        return type.createSerializer(new SerializerConfigImpl());
    }

    /// Returns the kind of state.
    public abstract Type getType();

    /// Compares kind and name.
    @Override
    public final boolean equals(@Nullable Object other) {
        return other != null && other.getClass() == getClass() && ((StateDescriptor<?, ?>) other).name.equals(name);
    }

    @Override
    public final int hashCode() {
        return name.hashCode() + 31 * getClass().hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " '" + name + "' of " + (typeInfo == null ? serializer.get() : typeInfo);
    }

    private void writeObject(ObjectOutputStream output) throws IOException {
        output.defaultWriteObject();
        T value = defaultValue;
        if (value == null) {
            output.writeInt(-1);
            return;
        }
        DataOutputSerializer bytes = new DataOutputSerializer(64);
        usableSerializer().serialize(value, bytes);
        byte[] written = bytes.getCopyOfBuffer();
        output.writeInt(written.length);
        output.write(written);
    }

    private void readObject(ObjectInputStream input) throws IOException, ClassNotFoundException {
        input.defaultReadObject();
        int length = input.readInt();
        if (length < 0) return;
        byte[] bytes = new byte[length];
        input.readFully(bytes);
        defaultValue = usableSerializer().deserialize(new DataInputDeserializer(bytes));
    }

    /// Names the kinds of state.
    public enum Type {
        UNKNOWN,
        VALUE,
        LIST,
        REDUCING,
        FOLDING,
        AGGREGATING,
        MAP
    }
}
