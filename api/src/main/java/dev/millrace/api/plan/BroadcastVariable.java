package dev.millrace.api.plan;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// Holds the elements of a broadcast set of a data set. Each subtask of a step receives them before its first record.
///
/// @param elements the serialized elements, one after the other
public record BroadcastVariable<T>(byte[] elements, int count, TypeSerializer<T> serializer) implements Serializable {

    /// Serializes a list of elements.
    public static <T> BroadcastVariable<T> of(List<T> elements, TypeSerializer<T> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        for (T element : elements) serializer.serialize(element, out);
        return new BroadcastVariable<>(out.getCopyOfBuffer(), elements.size(), serializer);
    }

    /// Returns the elements. Each call returns a new list.
    public List<T> read() throws IOException {
        TypeSerializer<T> own = serializer.duplicate();
        DataInputDeserializer in = new DataInputDeserializer(elements);
        List<T> read = new ArrayList<>(count);
        for (int i = 0; i < count; i++) read.add(own.deserialize(in));
        return read;
    }
}
