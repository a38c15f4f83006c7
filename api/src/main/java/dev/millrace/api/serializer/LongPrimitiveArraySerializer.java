package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes arrays of long.

public final class LongPrimitiveArraySerializer extends CloningSerializer<long[]> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final LongPrimitiveArraySerializer INSTANCE = new LongPrimitiveArraySerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public LongPrimitiveArraySerializer() {}

    @Override
    public long[] createInstance() {
        return new long[0];
    }

    @Override
    public long[] copy(long[] from) {
        return from.clone();
    }

    @Override
    public void serialize(long[] record, DataOutputView target) throws IOException {
        Compact.writeInt(record.length, target);
        for (long element : record) target.writeLong(element);
    }

    @Override
    public long[] deserialize(DataInputView source) throws IOException {
        long[] elements = new long[Compact.readLength(source)];
        for (int i = 0; i < elements.length; i++) elements[i] = source.readLong();
        return elements;
    }
}
