package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Serializes enum constants as numbers. The snapshot stores the names, so that constants may be added and reordered.
@SuppressWarnings("NullAway")
public final class EnumSerializer<T extends Enum<T>> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> enumClass;
    private final List<T> values;
    private final int[] numbers;

    /// Creates a serializer that numbers the constants in the order of their declaration.
    public EnumSerializer(Class<T> enumClass) {
        this(enumClass, Arrays.asList(enumClass.getEnumConstants()));
    }

    EnumSerializer(Class<T> enumClass, List<T> values) {
        this.enumClass = enumClass;
        this.values = List.copyOf(values);
        this.numbers = new int[enumClass.getEnumConstants().length];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < values.size(); i++) numbers[values.get(i).ordinal()] = i;
    }

    /// Returns the class of the constants.
    public Class<T> getEnumClass() {
        return enumClass;
    }

    /// Returns the constants in the order of their numbers.
    List<T> values() {
        return values;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public EnumSerializer<T> duplicate() {
        return this;
    }

    @Override
    public T createInstance() {
        return values.isEmpty() ? null : values.getFirst();
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return 4;
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        target.writeInt(numbers[record.ordinal()]);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        int number = source.readInt();
        if (number < 0 || number >= values.size()) {
            throw new IOException("Number " + number + " stands for no constant of " + enumClass.getName() + ".");
        }
        return values.get(number);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        target.writeInt(source.readInt());
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof EnumSerializer<?> that && that.enumClass == enumClass && that.values.equals(values);
    }

    @Override
    public int hashCode() {
        return enumClass.hashCode();
    }

    @Override
    public String toString() {
        return "EnumSerializer[" + enumClass.getName() + "]";
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new EnumSerializerSnapshot<>(this);
    }
}
