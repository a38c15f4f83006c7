package dev.millrace.api.plan;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// The elements of a broadcast set of a data set, which each subtask of a step gets before its first record.
///
/// @param elements one after the other, as bytes
public record BroadcastVariable<T>(byte[] elements, int count, TypeSerializer<T> serializer) implements Serializable {

    /// Serializes elements.
    public static <T> BroadcastVariable<T> of(List<T> elements, TypeSerializer<T> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        for (T element : elements) serializer.serialize(element, out);
        return new BroadcastVariable<>(out.getCopyOfBuffer(), elements.size(), serializer);
    }

    /// The elements, each time in a list of its own.
    public List<T> read() throws IOException {
        TypeSerializer<T> own = serializer.duplicate();
        DataInputDeserializer in = new DataInputDeserializer(elements);
        List<T> read = new ArrayList<>(count);
        for (int i = 0; i < count; i++) read.add(own.deserialize(in));
        return read;
    }
}
