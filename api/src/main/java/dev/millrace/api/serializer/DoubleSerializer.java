package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes Double values as 8 big-endian bytes. Null is not supported.

public final class DoubleSerializer extends ImmutableSerializer<Double> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final DoubleSerializer INSTANCE = new DoubleSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public DoubleSerializer() {}

    @Override
    public Double createInstance() {
        return 0d;
    }

    @Override
    public int getLength() {
        return 8;
    }

    @Override
    public void serialize(Double record, DataOutputView target) throws IOException {
        target.writeDouble(record);
    }

    @Override
    public Double deserialize(DataInputView source) throws IOException {
        return source.readDouble();
    }
}
