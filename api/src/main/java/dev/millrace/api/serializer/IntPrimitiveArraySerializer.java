package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes arrays of int.

public final class IntPrimitiveArraySerializer extends CloningSerializer<int[]> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final IntPrimitiveArraySerializer INSTANCE = new IntPrimitiveArraySerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public IntPrimitiveArraySerializer() {}

    @Override
    public int[] createInstance() {
        return new int[0];
    }

    @Override
    public int[] copy(int[] from) {
        return from.clone();
    }

    @Override
    public void serialize(int[] record, DataOutputView target) throws IOException {
        Compact.writeInt(record.length, target);
        for (int element : record) target.writeInt(element);
    }

    @Override
    public int[] deserialize(DataInputView source) throws IOException {
        int[] elements = new int[Compact.readLength(source)];
        for (int i = 0; i < elements.length; i++) elements[i] = source.readInt();
        return elements;
    }
}
