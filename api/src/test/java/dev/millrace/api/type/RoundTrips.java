package dev.millrace.api.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Checks the properties that hold for values of all types.
final class RoundTrips {
    private RoundTrips() {}

    /// Checks that a value stays equal through bytes, copies, streams, duplicates and snapshots.
    static <T> T check(TypeInformation<T> type, T value) {
        try {
            TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
            byte[] bytes = bytes(serializer, value);
            T read = read(serializer, bytes);
            assertThat(read).as("read back by %s", serializer).isEqualTo(value);
            assertThat(serializer.copy(value)).as("copied by %s", serializer).isEqualTo(value);
            assertThat(bytes(serializer.duplicate(), value)).isEqualTo(bytes);
            assertThat(copiedBytes(serializer, bytes)).isEqualTo(bytes);
            if (serializer.getLength() >= 0) assertThat(bytes).hasSize(serializer.getLength());
            checkSnapshot(serializer, bytes, value);
            TypeInformation<T> again = dev.millrace.api.util.InstantiationUtil.clone(type);
            assertThat(again).isEqualTo(type).hasSameHashCodeAs(type);
            assertThat(again.createSerializer(new SerializerConfigImpl())).isEqualTo(serializer);
            return read;
        } catch (IOException thrown) {
            throw new UncheckedIOException(thrown);
        } catch (ClassNotFoundException thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    private static <T> void checkSnapshot(TypeSerializer<T> serializer, byte[] bytes, T value) throws IOException {
        TypeSerializerSnapshot<T> snapshot = reread(serializer.snapshotConfiguration());
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(snapshot)
                        .isCompatibleAsIs())
                .as("%s is compatible with itself", serializer)
                .isTrue();
        assertThat(snapshot.restoreSerializer()).isEqualTo(serializer);
        assertThat(read(snapshot.restoreSerializer(), bytes)).isEqualTo(value);
    }

    static <T> TypeSerializerSnapshot<T> reread(TypeSerializerSnapshot<T> snapshot) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        TypeSerializerSnapshot<T> read =
                TypeSerializerSnapshot.readVersionedSnapshot(in, RoundTrips.class.getClassLoader());
        assertThat(in.available()).isZero();
        return read;
    }

    static <T> byte[] bytes(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }

    static <T> T read(TypeSerializer<T> serializer, byte[] bytes) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        T value = serializer.deserialize(in);
        assertThat(in.available()).as("bytes left by %s", serializer).isZero();
        return value;
    }

    private static byte[] copiedBytes(TypeSerializer<?> serializer, byte[] bytes) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1);
        serializer.copy(new DataInputDeserializer(bytes), out);
        return out.getCopyOfBuffer();
    }
}
