package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes Boolean values in their 1 big-endian byte; null is refused.

public final class BooleanSerializer extends ImmutableSerializer<Boolean> {
    private static final long serialVersionUID = 1L;

    /// The instance to share.
    public static final BooleanSerializer INSTANCE = new BooleanSerializer();

    /// An instance equal to [#INSTANCE].
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
