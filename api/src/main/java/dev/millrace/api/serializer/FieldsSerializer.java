package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Serializes the fields of an object in a fixed order. The fields may be those of an older version of the class.
@SuppressWarnings("NullAway")
abstract sealed class FieldsSerializer<T> extends NestedSerializer<T> permits PojoSerializer, RecordSerializer {
    private static final long serialVersionUID = 1L;

    static final int NULL = 0;
    static final int EXACT = 1;
    static final int SUBCLASS = 2;

    final Class<T> type;
    final List<String> names;
    final boolean[] primitive;
    private transient @Nullable Shape<T> shape;

    FieldsSerializer(Class<T> type, List<String> names, boolean[] primitive, TypeSerializer<?>[] serializers) {
        super(serializers);
        this.type = type;
        this.names = List.copyOf(names);
        this.primitive = primitive.clone();
    }

    /// Returns the class of the objects.
    public final Class<T> getType() {
        return type;
    }

    /// Returns the names of the fields in the order of serialization.
    public final List<String> getFieldNames() {
        return names;
    }

    /// Returns the names of the fields in the current version of the class.
    static List<String> namesOf(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()
                : PojoMethods.fields(type).stream().map(Field::getName).toList();
    }

    /// Returns whether the serialized type of a field equals the type that a field of this class holds.
    final boolean fits(int index, Class<?> fieldType) {
        if (fieldType.isPrimitive() != primitive[index]) return false;
        if (nested[index] instanceof WideningReader<?>) return !fieldType.isPrimitive();
        Scalar written = Scalar.of(nested[index]);
        Scalar held = Scalar.of(fieldType);
        return written == null || held == null || written == held;
    }

    /// Returns whether the current version of the class has these fields with these types.
    abstract boolean isCurrent();

    abstract Shape<T> newShape();

    /// Creates an object from fields. The class may lack some of these fields and may have others.
    abstract T assemble(@Nullable Object[] fields);

    final Shape<T> shape() {
        Shape<T> ready = shape;
        if (ready == null) {
            if (!isCurrent()) {
                throw TypeFaults.SHAPE
                        .what("The fields %s of %s belong to an older version of the type.", names, type.getName())
                        .fix("Use a serializer restored from a snapshot for reading only.");
            }
            ready = newShape();
            shape = ready;
        }
        return ready;
    }

    @Override
    public T copy(T from) {
        return from == null ? null : shape().copy(from, nested);
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        if (record == null) {
            target.writeByte(NULL);
            return;
        }
        target.writeByte(EXACT);
        shape().write(record, target, nested);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        return switch (source.readByte()) {
            case NULL -> null;
            case EXACT -> readFields(source);
            default -> throw new IOException("An object of " + type.getName() + " starts with a wrong byte.");
        };
    }

    final T readFields(DataInputView source) throws IOException {
        if (isCurrent()) return shape().read(source, nested);
        @Nullable Object[] fields = new @Nullable Object[nested.length];
        for (int i = 0; i < fields.length; i++) {
            if (primitive[i] || source.readBoolean()) fields[i] = nested[i].deserialize(source);
        }
        try {
            return assemble(fields);
        } catch (RuntimeException refused) {
            throw TypeFaults.REFUSED
                    .what(
                            "An object of %s that was written with the fields %s cannot be created.",
                            type.getName(), names)
                    .cause(refused)
                    .fix("Change the class to accept null and 0 for added fields.");
        }
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return super.equals(obj)
                && obj instanceof FieldsSerializer<?> that
                && that.type == type
                && that.names.equals(names)
                && Arrays.equals(that.primitive, primitive);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + names.hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + type.getName() + "]";
    }
}
