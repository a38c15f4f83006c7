package dev.millrace.runtime.sort;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.io.IOException;
import java.util.List;

/// Holds the serializers of the keys and of the records of each input. Used by the thread of one subtask.
///
/// @param key the serializer of keys
/// @param inputs the serializer of each input's records
record RecordKinds(TypeSerializer<Object> key, List<TypeSerializer<Object>> inputs) {
    private static final int FIRST_BYTES = 64;

    /// Returns a key in the form that orders keys.
    KeyRun.Key key(Object value, int hash) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(FIRST_BYTES);
        key.serialize(value, out);
        return new KeyRun.Key(hash, out.getCopyOfBuffer());
    }

    /// Returns the serialized size of a record in bytes, or 0 if the record cannot be serialized.
    int bytes(SortedRecord record) {
        DataOutputSerializer out = new DataOutputSerializer(FIRST_BYTES);
        try {
            inputs.get(record.input()).serialize(record.value(), out);
            return out.length();
        } catch (IOException | RuntimeException | StackOverflowError _) {
            // Records that stay in memory need no serializer, so the job does not fail.
            return 0;
        }
    }

    /// Returns the key that [#key] has serialized.
    Object value(KeyRun.Key serialized) throws IOException {
        return key.deserialize(new DataInputDeserializer(serialized.bytes()));
    }
}
