package dev.millrace.network.codec;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.base.fault.MillraceException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Encodes and decodes one record of a batch: its value, then its key if keys are objects. Not thread-safe.
///
/// @param keys the serializer of the keys; null if keys are not objects
record RecordCodec(TypeSerializer<Object> values, @Nullable TypeSerializer<Object> keys) {

    /// @throws MillraceException [CodecFaults#WRITE]
    void write(@Nullable Object value, @Nullable Object key, DataOutputSerializer out) {
        if (value != null) write(values, value, out);
        if (key != null) write(keySerializer(), key, out);
    }

    private static void write(TypeSerializer<Object> serializer, Object object, DataOutputSerializer out) {
        try {
            serializer.serialize(object, out);
        } catch (IOException | RuntimeException thrown) {
            throw CodecFaults.WRITE
                    .what("A record of %s could not be written.", object.getClass())
                    .cause(thrown)
                    .fix("Check the serializer %s.", serializer.getClass().getName());
        }
    }

    private TypeSerializer<Object> keySerializer() {
        if (keys != null) return keys;
        throw CodecFaults.FORM
                .what("A batch has objects as keys, but the channel has no serializer for keys.")
                .why("The channel was created for batches without such keys.")
                .fix("Report this error.");
    }

    Object value(DataInputDeserializer in) throws IOException {
        return values.deserialize(in);
    }

    Object key(DataInputDeserializer in) throws IOException {
        return keySerializer().deserialize(in);
    }
}
