package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.tuple.NullFieldException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// How objects of one class are taken apart and made; generated for each class, and public only so that generated
/// classes beside the user's can extend it.
@SuppressWarnings({"NullAway", "unchecked"})
public abstract class Shape<T> {

    /// For generated classes.
    protected Shape() {}

    /// A copy whose changeable fields are copied by the serializers.
    public abstract T copy(T value, TypeSerializer<?>[] serializers);

    /// Writes the fields one after the other.
    public abstract void write(T value, DataOutputView out, TypeSerializer<?>[] serializers) throws IOException;

    /// Makes an object of the fields that [#write] wrote.
    public abstract T read(DataInputView in, TypeSerializer<?>[] serializers) throws IOException;

    /// The field at a position.
    public abstract @Nullable Object get(T value, int field);

    /// Replaces a field, if objects can change.
    public abstract void set(T value, int field, @Nullable Object content);

    /// A new object of these fields; null stands for zero in primitive fields.
    public abstract T build(@Nullable Object[] fields);

    /// Called by generated code.
    public static @Nullable Object copyField(@Nullable Object value, TypeSerializer<?> serializer) {
        return value == null ? null : ((TypeSerializer<Object>) serializer).copy(value);
    }

    /// Called by generated code: a field that may be null.
    public static void writeField(@Nullable Object value, DataOutputView out, TypeSerializer<?> serializer)
            throws IOException {
        out.writeBoolean(value != null);
        if (value != null) ((TypeSerializer<Object>) serializer).serialize(value, out);
    }

    /// Called by generated code: a field that may be null.
    public static @Nullable Object readField(DataInputView in, TypeSerializer<?> serializer) throws IOException {
        return in.readBoolean() ? serializer.deserialize(in) : null;
    }

    /// Called by generated code: a field that must not be null.
    public static void writeRequired(@Nullable Object value, DataOutputView out, TypeSerializer<?> serializer)
            throws IOException {
        if (value == null) throw new NullFieldException("A field is null, but tuples do not allow null fields.");
        ((TypeSerializer<Object>) serializer).serialize(value, out);
    }

    /// Called by generated code: a field that must not be null.
    public static Object readRequired(DataInputView in, TypeSerializer<?> serializer) throws IOException {
        return serializer.deserialize(in);
    }

    /// Called by generated code.
    public static long toLong(@Nullable Object value) {
        return value == null ? 0 : (Long) value;
    }

    /// Called by generated code.
    public static int toInt(@Nullable Object value) {
        return value == null ? 0 : (Integer) value;
    }

    /// Called by generated code.
    public static short toShort(@Nullable Object value) {
        return value == null ? 0 : (Short) value;
    }

    /// Called by generated code.
    public static byte toByte(@Nullable Object value) {
        return value == null ? 0 : (Byte) value;
    }

    /// Called by generated code.
    public static char toChar(@Nullable Object value) {
        return value == null ? 0 : (Character) value;
    }

    /// Called by generated code.
    public static boolean toBoolean(@Nullable Object value) {
        return value != null && (Boolean) value;
    }

    /// Called by generated code.
    public static float toFloat(@Nullable Object value) {
        return value == null ? 0 : (Float) value;
    }

    /// Called by generated code.
    public static double toDouble(@Nullable Object value) {
        return value == null ? 0 : (Double) value;
    }
}
