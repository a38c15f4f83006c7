package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads enum constants by their stored numbers, either as constants or as names.
final class ConstantReader<T> extends ReadingSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final String enumName;
    private final List<String> names;
    private final @Nullable Class<?> enumClass;

    /// @param enumClass the class of the constants; null to read names
    ConstantReader(String enumName, List<String> names, @Nullable Class<?> enumClass) {
        this.enumName = enumName;
        this.names = List.copyOf(names);
        this.enumClass = enumClass;
    }

    @Override
    TypeSerializer<T> with(TypeSerializer<?>[] others) {
        return this;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(DataInputView source) throws IOException {
        int number = source.readInt();
        if (number < 0 || number >= names.size()) {
            throw new IOException("Number " + number + " stands for no constant of " + enumName + ".");
        }
        String name = names.get(number);
        return (T) (enumClass == null ? name : constant(name, enumClass));
    }

    private Object constant(String name, Class<?> type) {
        for (Object each : type.getEnumConstants()) if (((Enum<?>) each).name().equals(name)) return each;
        throw TypeFaults.REMOVED
                .what("A value is the constant %s of %s, which no longer exists.", name, enumName)
                .fix("Restore the constant, or start without this state.");
    }
}
