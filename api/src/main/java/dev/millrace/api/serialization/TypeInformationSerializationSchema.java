package dev.millrace.api.serialization;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import java.io.IOException;

/// Serializes messages with the serializer of a type.
public class TypeInformationSerializationSchema<T> implements DeserializationSchema<T>, SerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final TypeInformation<T> typeInfo;
    private final TypeSerializer<T> serializer;

    /// Creates a schema with the serializer for the job's settings.
    public TypeInformationSerializationSchema(TypeInformation<T> typeInfo, ExecutionConfig executionConfig) {
        this(typeInfo, typeInfo.createSerializer(executionConfig.getSerializerConfig()));
    }

    public TypeInformationSerializationSchema(TypeInformation<T> typeInfo, TypeSerializer<T> serializer) {
        this.typeInfo = Preconditions.checkNotNull(typeInfo);
        this.serializer = Preconditions.checkNotNull(serializer);
    }

    /// Deserializes a message.
    ///
    /// @throws RuntimeException if the message is not a value of the type
    @Override
    public T deserialize(byte[] message) {
        try {
            return serializer.deserialize(new DataInputDeserializer(message));
        } catch (IOException thrown) {
            throw new RuntimeException("a message of " + message.length + " bytes is not of type " + typeInfo, thrown);
        }
    }

    @Override
    public boolean isEndOfStream(T nextElement) {
        return false;
    }

    @Override
    public byte[] serialize(T element) {
        DataOutputSerializer bytes = new DataOutputSerializer(64);
        try {
            serializer.serialize(element, bytes);
        } catch (IOException thrown) {
            throw new RuntimeException("a record could not be serialized as " + typeInfo, thrown);
        }
        return bytes.getCopyOfBuffer();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return typeInfo;
    }
}
