package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes Character values as 2 big-endian bytes. Null is not supported.

public final class CharSerializer extends ImmutableSerializer<Character> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final CharSerializer INSTANCE = new CharSerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public CharSerializer() {}

    @Override
    public Character createInstance() {
        return (char) 0;
    }

    @Override
    public int getLength() {
        return 2;
    }

    @Override
    public void serialize(Character record, DataOutputView target) throws IOException {
        target.writeChar(record);
    }

    @Override
    public Character deserialize(DataInputView source) throws IOException {
        return source.readChar();
    }
}
