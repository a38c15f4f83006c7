package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.value.CopyableValue;
import dev.millrace.api.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/// Serializes mutable values with their own read and write methods. Null is not supported.
@SuppressWarnings("NullAway")
public final class MutableValueSerializer<T extends Value> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;
    private static final int ENOUGH_FOR_MOST = 64;

    private final Class<T> valueClass;

    /// Creates a serializer for values of a class.
    public MutableValueSerializer(Class<T> valueClass) {
        this.valueClass = valueClass;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public MutableValueSerializer<T> duplicate() {
        return this;
    }

    @Override
    public T createInstance() {
        return Modifier.isAbstract(valueClass.getModifiers()) ? null : instance();
    }

    private T instance() {
        try {
            return Named.newInstance(valueClass.getName(), Value.class, valueClass.getClassLoader());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public T copy(T from) {
        return from instanceof CopyableValue<?> copyable ? (T) copyable.copy() : reread(from);
    }

    private T reread(T from) {
        try {
            DataOutputSerializer written = new DataOutputSerializer(ENOUGH_FOR_MOST);
            from.write(written);
            T copy = instance();
            copy.read(new DataInputDeserializer(written.getCopyOfBuffer()));
            return copy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return CopyableValue.class.isAssignableFrom(valueClass) && createInstance() instanceof CopyableValue<?> copyable
                ? copyable.getBinaryLength()
                : -1;
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        record.write(target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        return deserialize(instance(), source);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        reuse.read(source);
        return reuse;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof MutableValueSerializer<?> that && that.valueClass == valueClass;
    }

    @Override
    public int hashCode() {
        return valueClass.hashCode();
    }

    @Override
    public String toString() {
        return "MutableValueSerializer[" + valueClass.getName() + "]";
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new MutableValueSerializerSnapshot<>(valueClass);
    }
}
