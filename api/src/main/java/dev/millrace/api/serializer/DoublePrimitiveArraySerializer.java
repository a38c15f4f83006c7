package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes arrays of double.

public final class DoublePrimitiveArraySerializer extends CloningSerializer<double[]> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final DoublePrimitiveArraySerializer INSTANCE = new DoublePrimitiveArraySerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public DoublePrimitiveArraySerializer() {}

    @Override
    public double[] createInstance() {
        return new double[0];
    }

    @Override
    public double[] copy(double[] from) {
        return from.clone();
    }

    @Override
    public void serialize(double[] record, DataOutputView target) throws IOException {
        Compact.writeInt(record.length, target);
        for (double element : record) target.writeDouble(element);
    }

    @Override
    public double[] deserialize(DataInputView source) throws IOException {
        double[] elements = new double[Compact.readLength(source)];
        for (int i = 0; i < elements.length; i++) elements[i] = source.readDouble();
        return elements;
    }
}
