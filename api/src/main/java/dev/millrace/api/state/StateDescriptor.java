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

/// Names a state and says of which type it is. Once its serializer is set, it may be used from any thread.
public abstract class StateDescriptor<S extends State, T> implements Serializable {
    private static final long serialVersionUID = 1L;

    protected final String name;

    /// Null if there is none.
    protected transient @Nullable T defaultValue;

    private final @Nullable TypeInformation<T> typeInfo;
    private final AtomicReference<@Nullable TypeSerializer<T>> serializer;
    private StateTtlConfig ttlConfig = StateTtlConfig.DISABLED;
    private @Nullable String queryableStateName;

    /// A state whose serializer is known.
    protected StateDescriptor(String name, TypeSerializer<T> serializer, @Nullable T defaultValue) {
        this.name = checked(name);
        this.typeInfo = null;
        this.serializer =
                new AtomicReference<>(Preconditions.checkNotNull(serializer, "state '%s' needs a serializer", name));
        this.defaultValue = defaultValue;
    }

    /// A state whose type is known.
    protected StateDescriptor(String name, TypeInformation<T> typeInfo, @Nullable T defaultValue) {
        this.name = checked(name);
        this.typeInfo = Preconditions.checkNotNull(typeInfo, "state '%s' needs a type", name);
        this.serializer = new AtomicReference<>();
        this.defaultValue = defaultValue;
    }

    /// A state whose type has no type parameters.
    protected StateDescriptor(String name, Class<T> type, @Nullable T defaultValue) {
        this(name, TypeInformation.of(Preconditions.checkNotNull(type, "state '%s' needs a type", name)), defaultValue);
    }

    private static String checked(String name) {
        return Preconditions.checkNotNull(name, "a state needs a name");
    }

    public String getName() {
        return name;
    }

    /// A copy of the default; null if there is none.
    public @Nullable T getDefaultValue() {
        T value = defaultValue;
        return value == null ? null : usableSerializer().copy(value);
    }

    /// A serializer of the caller's own.
    ///
    /// @throws IllegalStateException if none is set yet
    public TypeSerializer<T> getSerializer() {
        TypeSerializer<T> set = serializer.get();
        if (set == null) {
            throw new IllegalStateException("the serializer of state '" + name
                    + "' is not set yet: the task sets it when it asks for the state");
        }
        return set.duplicate();
    }

    /// The type the state was described with; null if that was a serializer.
    public @Nullable TypeInformation<T> typeInformation() {
        return typeInfo;
    }

    /// Lets the state be asked for from outside under a name.
    ///
    /// @throws IllegalStateException if it has a name already, or its values expire
    public void setQueryable(String queryableStateName) {
        Preconditions.checkArgument(!ttlConfig.isEnabled(), "state '%s' expires and cannot be queryable", name);
        Preconditions.checkState(this.queryableStateName == null, "state '%s' is queryable already", name);
        this.queryableStateName = Preconditions.checkNotNull(queryableStateName);
    }

    /// The name under which the state can be asked for; null if it cannot.
    public @Nullable String getQueryableStateName() {
        return queryableStateName;
    }

    public boolean isQueryable() {
        return queryableStateName != null;
    }

    /// Lets values expire. Call it before the state is asked for.
    public void enableTimeToLive(StateTtlConfig ttlConfig) {
        Preconditions.checkNotNull(ttlConfig, "the time to live of state '%s' must be given", name);
        Preconditions.checkArgument(
                queryableStateName == null || !ttlConfig.isEnabled(),
                "state '%s' is queryable and cannot expire",
                name);
        this.ttlConfig = ttlConfig;
    }

    public StateTtlConfig getTtlConfig() {
        return ttlConfig;
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
        TypeInformation<T> type = typeInfo;
        if (type == null || serializer.get() != null) return;
        serializer.compareAndSet(null, factory.apply(type));
    }

    // Defaults are needed before a task has settled its configuration, when a descriptor is shipped with its function.
    private TypeSerializer<T> usableSerializer() {
        TypeSerializer<T> set = serializer.get();
        if (set != null) return set.duplicate();
        TypeInformation<T> type = Preconditions.checkNotNull(typeInfo);
        return type.createSerializer(new SerializerConfigImpl());
    }

    /// Which kind of state it is.
    public abstract Type getType();

    /// By kind and name.
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

    /// The kinds of state.
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
