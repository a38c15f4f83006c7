package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes arrays of boolean.

public final class BooleanPrimitiveArraySerializer extends CloningSerializer<boolean[]> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final BooleanPrimitiveArraySerializer INSTANCE = new BooleanPrimitiveArraySerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public BooleanPrimitiveArraySerializer() {}

    @Override
    public boolean[] createInstance() {
        return new boolean[0];
    }

    @Override
    public boolean[] copy(boolean[] from) {
        return from.clone();
    }

    @Override
    public void serialize(boolean[] record, DataOutputView target) throws IOException {
        Compact.writeInt(record.length, target);
        for (boolean element : record) target.writeBoolean(element);
    }

    @Override
    public boolean[] deserialize(DataInputView source) throws IOException {
        boolean[] elements = new boolean[Compact.readLength(source)];
        for (int i = 0; i < elements.length; i++) elements[i] = source.readBoolean();
        return elements;
    }
}
