package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.base.fault.MillraceException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Serializes any object by its fields with Apache Fory. Slower and larger than all other serializers.
@SuppressWarnings("NullAway")
public final class GenericSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private transient @Nullable ForyCodec codec;

    /// Creates a serializer for objects of a class and its subclasses.
    public GenericSerializer(Class<T> type) {
        this.type = type;
    }

    /// Returns the class of the objects.
    public Class<T> getType() {
        return type;
    }

    private ForyCodec codec() {
        ForyCodec ready = codec;
        if (ready == null) {
            ready = new ForyCodec(type);
            codec = ready;
        }
        return ready;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public GenericSerializer<T> duplicate() {
        return new GenericSerializer<>(type);
    }

    @Override
    public T createInstance() {
        return null;
    }

    @Override
    public T copy(T from) {
        if (from == null) return null;
        try {
            return codec().copy(from);
        } catch (RuntimeException thrown) {
            throw notCopied(from, thrown);
        }
    }

    private static MillraceException notCopied(Object value, RuntimeException thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) root = root.getCause();
        return TypeFaults.NOT_COPIED
                .what(
                        "A value of %s cannot be copied between operators.",
                        value.getClass().getName())
                .why("The value needs generic serialization, which failed: %s", root.getMessage())
                .cause(thrown)
                .fix("Store only data in records: make the class a record, or mark other fields as transient.");
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        Compact.writeBytes(codec().bytes(record), target);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(DataInputView source) throws IOException {
        return (T) codec().object(Compact.readBytes(source));
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        Compact.writeBytes(Compact.readBytes(source), target);
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof GenericSerializer<?> that && that.type == type;
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return "GenericSerializer[" + type.getName() + "]";
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new GenericSerializerSnapshot<>(type);
    }
}
