package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes Boolean values as 1 byte. Null is not supported.

public final class BooleanSerializer extends ImmutableSerializer<Boolean> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final BooleanSerializer INSTANCE = new BooleanSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public BooleanSerializer() {}

    @Override
    public Boolean createInstance() {
        return Boolean.FALSE;
    }

    @Override
    public int getLength() {
        return 1;
    }

    @Override
    public void serialize(Boolean record, DataOutputView target) throws IOException {
        target.writeBoolean(record);
    }

    @Override
    public Boolean deserialize(DataInputView source) throws IOException {
        return source.readBoolean();
    }
}
