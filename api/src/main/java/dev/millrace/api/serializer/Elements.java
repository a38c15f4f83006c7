package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes the elements of collections. The header is `size * 2 + nullable`. If an element is null, each element follows
/// a null flag.
@SuppressWarnings("NullAway")
final class Elements {
    private Elements() {}

    static <E> void write(Collection<? extends E> elements, TypeSerializer<E> serializer, DataOutputView out)
            throws IOException {
        boolean nullable = false;
        for (E element : elements) nullable |= element == null;
        writeHeader(elements.size(), nullable, out);
        for (E element : elements) write(element, nullable, serializer, out);
    }

    static void writeHeader(int size, boolean nullable, DataOutputView out) throws IOException {
        if (size > Integer.MAX_VALUE / 2) throw new IOException("A collection of " + size + " elements is too large.");
        Compact.writeInt(size << 1 | (nullable ? 1 : 0), out);
    }

    static <E> void write(@Nullable E element, boolean nullable, TypeSerializer<E> serializer, DataOutputView out)
            throws IOException {
        if (nullable) {
            out.writeBoolean(element != null);
            if (element == null) return;
        }
        serializer.serialize(element, out);
    }

    static <E> void read(int header, TypeSerializer<E> serializer, DataInputView in, Consumer<E> into)
            throws IOException {
        for (int i = header >>> 1; i > 0; i--) into.accept(read((header & 1) != 0, serializer, in));
    }

    static <E> @Nullable E read(boolean nullable, TypeSerializer<E> serializer, DataInputView in) throws IOException {
        return nullable && !in.readBoolean() ? null : serializer.deserialize(in);
    }

    /// Returns the initial capacity for a header. The capacity is limited, so that corrupt data does not exhaust
    /// the memory.
    static int capacity(int header) {
        return Math.min(header >>> 1, 4096);
    }
}
