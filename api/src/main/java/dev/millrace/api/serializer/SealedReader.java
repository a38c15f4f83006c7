package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import java.io.IOException;

/// Reads values of a sealed type whose classes were numbered in a given order.
@SuppressWarnings({"NullAway", "unchecked"})
final class SealedReader<T> extends ReadingSerializer<T> {
    private static final long serialVersionUID = 1L;

    SealedReader(TypeSerializer<?>[] classes) {
        super(classes);
    }

    @Override
    TypeSerializer<T> with(TypeSerializer<?>[] others) {
        return new SealedReader<>(others);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        int number = Compact.readInt(source);
        if (number == 0) return null;
        if (number > nested.length || number < 0) throw new IOException("No class has number " + number + ".");
        return (T) nested[number - 1].deserialize(source);
    }

    /// Stands for a class that the sealed type no longer permits. Reading a value of the class fails.
    static final class Removed<T> extends ReadingSerializer<T> {
        private static final long serialVersionUID = 1L;

        private final String name;
        private final String sealedName;

        Removed(String name, String sealedName) {
            this.name = name;
            this.sealedName = sealedName;
        }

        @Override
        TypeSerializer<T> with(TypeSerializer<?>[] others) {
            return this;
        }

        @Override
        public T deserialize(DataInputView source) {
            throw TypeFaults.REMOVED
                    .what("A value is a %s, which %s no longer permits.", name, sealedName)
                    .fix("Restore the class, or start without this state.");
        }
    }
}
