package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Serializes values of the classes that a sealed type permits: first the number of the class, then the value. Null has
/// the number 0.
@SuppressWarnings("NullAway")
public final class SealedSerializer<T> extends NestedSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final List<Class<?>> classes;
    private final boolean immutable;
    private transient @Nullable Map<Class<?>, Integer> numbers;

    /// Creates a serializer of classes from one serializer per class.
    public SealedSerializer(Class<T> type, List<Class<?>> classes, TypeSerializer<?>[] serializers) {
        super(serializers);
        this.type = type;
        this.classes = List.copyOf(classes);
        this.immutable = Arrays.stream(serializers).allMatch(TypeSerializer::isImmutableType);
    }

    /// Returns the sealed type.
    public Class<T> getType() {
        return type;
    }

    /// Returns the permitted classes in the order of their numbers.
    public List<Class<?>> getClasses() {
        return classes;
    }

    private int number(Class<?> actual) {
        Map<Class<?>, Integer> known = numbers;
        if (known == null) {
            known = new HashMap<>();
            numbers = known;
        }
        return known.computeIfAbsent(actual, this::find);
    }

    private int find(Class<?> actual) {
        for (Class<?> each = actual; each != null; each = each.getSuperclass()) {
            int index = classes.indexOf(each);
            if (index >= 0) return index;
        }
        throw TypeFaults.VALUE
                .what("A %s is not one of the classes that %s permits.", actual.getName(), type.getName())
                .fix("Make the class part of the sealed type, or give another type with .returns(...).");
    }

    @SuppressWarnings("unchecked")
    private TypeSerializer<T> serializer(int number) {
        return (TypeSerializer<T>) nested[number];
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return with(duplicates(nested));
    }

    @Override
    TypeSerializer<T> with(TypeSerializer<?>[] others) {
        return new SealedSerializer<>(type, classes, others);
    }

    @Override
    public boolean isImmutableType() {
        return immutable;
    }

    @Override
    public T createInstance() {
        return null;
    }

    @Override
    public T copy(T from) {
        return immutable || from == null
                ? from
                : serializer(number(from.getClass())).copy(from);
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        if (record == null) {
            target.writeByte(0);
            return;
        }
        int number = number(record.getClass());
        Compact.writeInt(number + 1, target);
        serializer(number).serialize(record, target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        int number = Compact.readInt(source);
        if (number == 0) return null;
        if (number > nested.length || number < 0) throw new IOException("No class has number " + number + ".");
        return serializer(number - 1).deserialize(source);
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return super.equals(obj) && obj instanceof SealedSerializer<?> that && that.classes.equals(classes);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + classes.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new SealedSerializerSnapshot<>(this);
    }
}
