package dev.millrace.api.serialization;

import dev.millrace.api.type.TypeInformation;

/// Passes messages unchanged.
public class ByteArraySchema implements DeserializationSchema<byte[]>, SerializationSchema<byte[]> {
    private static final long serialVersionUID = 1L;

    public ByteArraySchema() {}

    @Override
    public byte[] deserialize(byte[] message) {
        return message;
    }

    @Override
    public boolean isEndOfStream(byte[] nextElement) {
        return false;
    }

    @Override
    public byte[] serialize(byte[] element) {
        return element;
    }

    @Override
    public TypeInformation<byte[]> getProducedType() {
        return TypeInformation.of(byte[].class);
    }
}
