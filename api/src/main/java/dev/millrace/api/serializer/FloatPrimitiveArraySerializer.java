package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes arrays of float.

public final class FloatPrimitiveArraySerializer extends CloningSerializer<float[]> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final FloatPrimitiveArraySerializer INSTANCE = new FloatPrimitiveArraySerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public FloatPrimitiveArraySerializer() {}

    @Override
    public float[] createInstance() {
        return new float[0];
    }

    @Override
    public float[] copy(float[] from) {
        return from.clone();
    }

    @Override
    public void serialize(float[] record, DataOutputView target) throws IOException {
        Compact.writeInt(record.length, target);
        for (float element : record) target.writeFloat(element);
    }

    @Override
    public float[] deserialize(DataInputView source) throws IOException {
        float[] elements = new float[Compact.readLength(source)];
        for (int i = 0; i < elements.length; i++) elements[i] = source.readFloat();
        return elements;
    }
}
