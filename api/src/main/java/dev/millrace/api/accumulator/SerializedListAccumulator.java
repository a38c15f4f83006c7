package dev.millrace.api.accumulator;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Collects serialized values in a list. A reader of the list does not need the class of the values.
public class SerializedListAccumulator<T> implements Accumulator<T, ArrayList<byte[]>> {
    private static final long serialVersionUID = 1L;
    private static final int ENOUGH_FOR_MOST = 32;

    private final ArrayList<byte[]> values = new ArrayList<>();

    /// Creates an empty list.
    public SerializedListAccumulator() {}

    /// Throws an exception, because a value needs a serializer.
    ///
    /// @throws UnsupportedOperationException always
    @Override
    public void add(T value) {
        throw new UnsupportedOperationException("Call add(value, serializer): the accumulator keeps bytes.");
    }

    /// Serializes a value and adds its bytes.
    public void add(T value, TypeSerializer<T> serializer) throws IOException {
        DataOutputSerializer bytes = new DataOutputSerializer(ENOUGH_FOR_MOST);
        serializer.serialize(value, bytes);
        values.add(bytes.getCopyOfBuffer());
    }

    @Override
    public ArrayList<byte[]> getLocalValue() {
        return values;
    }

    @Override
    public void resetLocal() {
        values.clear();
    }

    @Override
    public void merge(Accumulator<T, ArrayList<byte[]>> other) {
        values.addAll(other.getLocalValue());
    }

    @Override
    public SerializedListAccumulator<T> clone() {
        SerializedListAccumulator<T> copy = new SerializedListAccumulator<>();
        copy.values.addAll(values);
        return copy;
    }

    /// Deserializes the values of an accumulator.
    public static <T> List<T> deserializeList(ArrayList<byte[]> data, TypeSerializer<T> serializer)
            throws IOException, ClassNotFoundException {
        List<T> result = new ArrayList<>(data.size());
        for (byte[] bytes : data) result.add(serializer.deserialize(new DataInputDeserializer(bytes)));
        return result;
    }

    @Override
    public String toString() {
        return "SerializedListAccumulator of " + values.size() + " values";
    }
}
