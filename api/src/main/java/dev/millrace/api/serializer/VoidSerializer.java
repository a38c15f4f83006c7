package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes the only value of Void, null, as one byte.
@SuppressWarnings("NullAway")
public final class VoidSerializer extends ImmutableSerializer<Void> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final VoidSerializer INSTANCE = new VoidSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public VoidSerializer() {}

    @Override
    public Void createInstance() {
        return null;
    }

    @Override
    public int getLength() {
        return 1;
    }

    @Override
    public void serialize(Void record, DataOutputView target) throws IOException {
        target.writeByte(0);
    }

    @Override
    public Void deserialize(DataInputView source) throws IOException {
        source.readByte();
        return null;
    }
}
