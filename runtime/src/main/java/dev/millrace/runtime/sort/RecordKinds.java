package dev.millrace.runtime.sort;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/// Holds the serializers of the keys and of the records of each input. Used by the thread of one subtask.
///
/// @param key the serializer of keys
/// @param inputs the serializer of each input's records
/// @param order the order of a key's records
record RecordKinds(TypeSerializer<Object> key, List<TypeSerializer<Object>> inputs, Comparator<SortedRecord> order) {
    private static final int FIRST_BYTES = 64;

    /// Sorts the records of a key by timestamp and then by input.
    RecordKinds(TypeSerializer<Object> key, List<TypeSerializer<Object>> inputs) {
        this(key, inputs, SortedRecord.ORDER);
    }

    /// Returns a key in the form that orders keys.
    KeyRun.Key key(Object value, int hash) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(FIRST_BYTES);
        key.serialize(value, out);
        return new KeyRun.Key(hash, out.getCopyOfBuffer());
    }

    /// Returns the key that [#key] has serialized.
    Object value(KeyRun.Key serialized) throws IOException {
        return key.deserialize(new DataInputDeserializer(serialized.bytes()));
    }
}
