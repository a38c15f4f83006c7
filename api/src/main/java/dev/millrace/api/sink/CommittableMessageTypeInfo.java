package dev.millrace.api.sink;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.SerializerConfig;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.function.SerializableSupplier;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Describes the type of the messages between writers and committers. Two types are equal if the serializers of their
/// committables have the same class.
public class CommittableMessageTypeInfo<CommT> extends TypeInformation<CommittableMessage<CommT>> {
    private static final long serialVersionUID = 1L;

    private final SerializableSupplier<SimpleVersionedSerializer<CommT>> committables;

    private CommittableMessageTypeInfo(SerializableSupplier<SimpleVersionedSerializer<CommT>> committables) {
        this.committables = committables;
    }

    /// Returns the type of messages whose committables a serializer writes.
    public static <CommT> TypeInformation<CommittableMessage<CommT>> of(
            SerializableSupplier<SimpleVersionedSerializer<CommT>> committableSerializerFactory) {
        return new CommittableMessageTypeInfo<>(committableSerializerFactory);
    }

    /// Returns the type of the output of a sink that sends no messages.
    public static TypeInformation<CommittableMessage<Void>> noOutput() {
        return new CommittableMessageTypeInfo<>(NoCommittables::new);
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<CommittableMessage<CommT>> getTypeClass() {
        return (Class<CommittableMessage<CommT>>) (Class<?>) CommittableMessage.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<CommittableMessage<CommT>> createSerializer(SerializerConfig config) {
        return new CommittableMessageSerializer<>(committables);
    }

    @Override
    public String toString() {
        return "CommittableMessageTypeInfo{" + committables.get().getClass().getName() + "}";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CommittableMessageTypeInfo<?> type
                && type.canEqual(this)
                && committables.get().getClass() == type.committables.get().getClass();
    }

    @Override
    public int hashCode() {
        return committables.get().getClass().hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof CommittableMessageTypeInfo;
    }

    private static final class NoCommittables implements SimpleVersionedSerializer<Void> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Void nothing) throws IOException {
            throw new IOException("this writer has no committables");
        }

        @Override
        public Void deserialize(int version, byte[] serialized) throws IOException {
            throw new IOException("this writer has no committables");
        }
    }
}
