package dev.millrace.cluster.call;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import java.io.IOException;
import java.util.zip.CRC32C;

/// Serializes one record type or a sealed interface of records, and computes a checksum of its format to detect
/// processes with another format. Thread-safe.
public final class MessageCodec<T> {
    private static final String FIX =
            "Make the type a record of numbers, strings, enums, byte arrays, lists, maps and other such records.";

    private final Class<T> type;
    private final TypeSerializer<T> serializer;
    private final int mark;

    /// @throws MillraceException [ClusterFaults#NOT_A_MESSAGE] if the type does not determine the classes of
    /// its values
    public MessageCodec(Class<T> type) {
        this.type = type;
        String refusedPart = Shapes.refused(type);
        if (refusedPart != null) {
            throw ClusterFaults.NOT_A_MESSAGE
                    .what("%s cannot be a message.", type.getName())
                    .why("The type has %s.", refusedPart)
                    .fix(FIX);
        }
        try {
            SerializerConfigImpl config = new SerializerConfigImpl();
            config.setGenericTypes(false);
            serializer = TypeInformation.of(type).createSerializer(config);
            DataOutputSerializer out = new DataOutputSerializer(256);
            TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
            CRC32C sum = new CRC32C();
            sum.update(out.getCopyOfBuffer());
            mark = (int) sum.getValue();
        } catch (RuntimeException | IOException refused) {
            throw ClusterFaults.NOT_A_MESSAGE
                    .what("%s cannot be a message.", type.getName())
                    .cause(refused)
                    .fix("Make the type a record of numbers, strings, enums, byte arrays, lists, maps and other"
                            + " such records.");
        }
    }

    String name() {
        return type.getName();
    }

    /// Returns a checksum of the format. It changes when the format changes.
    public int mark() {
        return mark;
    }

    /// Returns the serialized value.
    public byte[] written(T value) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(256);
            write(value, out);
            return out.getCopyOfBuffer();
        } catch (IOException impossible) {
            throw Check.broken("writing into memory failed: %s", impossible);
        }
    }

    /// Deserializes a value.
    ///
    /// @throws MillraceException [ClusterFaults#MALFORMED]
    public T read(byte[] bytes) {
        return read(new DataInputDeserializer(bytes));
    }

    void write(Object value, DataOutputSerializer out) throws IOException {
        serializer.duplicate().serialize(type.cast(value), out);
    }

    T read(DataInputDeserializer in) {
        try {
            T value = serializer.duplicate().deserialize(in);
            if (in.available() > 0) throw malformed("The message has " + in.available() + " bytes too many.", null);
            return value;
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException cut) {
            throw malformed("The message is incomplete or damaged.", cut);
        }
    }

    private MillraceException malformed(String why, @org.jspecify.annotations.Nullable Throwable cause) {
        var report = ClusterFaults.MALFORMED
                .what("The received bytes are not a %s.", type.getName())
                .why("%s", why);
        return (cause == null ? report : report.cause(cause))
                .fix("Check that only processes of this cluster call its ports.");
    }
}
