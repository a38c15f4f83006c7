package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Serializes arrays of char.

public final class CharPrimitiveArraySerializer extends CloningSerializer<char[]> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final CharPrimitiveArraySerializer INSTANCE = new CharPrimitiveArraySerializer();

    /// Creates an instance, which equals [#INSTANCE].
    public CharPrimitiveArraySerializer() {}

    @Override
    public char[] createInstance() {
        return new char[0];
    }

    @Override
    public char[] copy(char[] from) {
        return from.clone();
    }

    @Override
    public void serialize(char[] record, DataOutputView target) throws IOException {
        Compact.writeInt(record.length, target);
        for (char element : record) target.writeChar(element);
    }

    @Override
    public char[] deserialize(DataInputView source) throws IOException {
        char[] elements = new char[Compact.readLength(source)];
        for (int i = 0; i < elements.length; i++) elements[i] = source.readChar();
        return elements;
    }
}
