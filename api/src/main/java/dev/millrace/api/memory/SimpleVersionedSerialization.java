package dev.millrace.api.memory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Writes values with the version of their serializer. The format is the version, the number of bytes, and the bytes.
public class SimpleVersionedSerialization {
    private static final int ENOUGH_FOR_MOST = 64;

    private SimpleVersionedSerialization() {}

    /// Writes a value.
    public static <T> void writeVersionAndSerialize(
            SimpleVersionedSerializer<T> serializer, T datum, DataOutputView out) throws IOException {
        byte[] bytes = serializer.serialize(datum);
        out.writeInt(serializer.getVersion());
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// Writes a list of values, which share one version.
    public static <T> void writeVersionAndSerializeList(
            SimpleVersionedSerializer<T> serializer, List<T> data, DataOutputView out) throws IOException {
        out.writeInt(serializer.getVersion());
        out.writeInt(data.size());
        for (T datum : data) {
            byte[] bytes = serializer.serialize(datum);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /// Reads a value.
    public static <T> T readVersionAndDeSerialize(SimpleVersionedSerializer<T> serializer, DataInputView in)
            throws IOException {
        return serializer.deserialize(in.readInt(), bytes(in));
    }

    /// Reads a list of values.
    public static <T> List<T> readVersionAndDeserializeList(SimpleVersionedSerializer<T> serializer, DataInputView in)
            throws IOException {
        int version = in.readInt();
        int count = in.readInt();
        List<T> data = new ArrayList<>();
        for (int i = 0; i < count; i++) data.add(serializer.deserialize(version, bytes(in)));
        return data;
    }

    private static byte[] bytes(DataInputView in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    /// Serializes a value to an array.
    public static <T> byte[] writeVersionAndSerialize(SimpleVersionedSerializer<T> serializer, T datum)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(ENOUGH_FOR_MOST);
        writeVersionAndSerialize(serializer, datum, out);
        return out.getCopyOfBuffer();
    }

    /// Deserializes a value from an array.
    public static <T> T readVersionAndDeSerialize(SimpleVersionedSerializer<T> serializer, byte[] bytes)
            throws IOException {
        return readVersionAndDeSerialize(serializer, new DataInputDeserializer(bytes));
    }
}
