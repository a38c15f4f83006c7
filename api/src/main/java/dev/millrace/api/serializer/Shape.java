package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.tuple.NullFieldException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Accesses the fields of objects of one class. A subclass is generated for each class. This class is public so that
/// generated classes in the packages of users can extend it.
@SuppressWarnings({"NullAway", "unchecked"})
public abstract class Shape<T> {

    /// Creates an instance. Called by generated code.
    protected Shape() {}

    /// Returns a copy. The serializers copy the mutable fields.
    public abstract T copy(T value, TypeSerializer<?>[] serializers);

    /// Writes the fields one after the other.
    public abstract void write(T value, DataOutputView out, TypeSerializer<?>[] serializers) throws IOException;

    /// Creates an object from the fields that [#write] wrote.
    public abstract T read(DataInputView in, TypeSerializer<?>[] serializers) throws IOException;

    /// Returns the field at a position.
    public abstract @Nullable Object get(T value, int field);

    /// Sets the field at a position, if the class is mutable.
    public abstract void set(T value, int field, @Nullable Object content);

    /// Creates an object from fields. For a primitive field, null stands for zero.
    public abstract T build(@Nullable Object[] fields);

    /// Copies a field that may be null. Called by generated code.
    public static @Nullable Object copyField(@Nullable Object value, TypeSerializer<?> serializer) {
        return value == null ? null : ((TypeSerializer<Object>) serializer).copy(value);
    }

    /// Writes a field that may be null. Called by generated code.
    public static void writeField(@Nullable Object value, DataOutputView out, TypeSerializer<?> serializer)
            throws IOException {
        out.writeBoolean(value != null);
        if (value != null) ((TypeSerializer<Object>) serializer).serialize(value, out);
    }

    /// Reads a field that may be null. Called by generated code.
    public static @Nullable Object readField(DataInputView in, TypeSerializer<?> serializer) throws IOException {
        return in.readBoolean() ? serializer.deserialize(in) : null;
    }

    /// Writes a field that must not be null. Called by generated code.
    public static void writeRequired(@Nullable Object value, DataOutputView out, TypeSerializer<?> serializer)
            throws IOException {
        if (value == null) throw new NullFieldException("A field is null, but tuples do not allow null fields.");
        ((TypeSerializer<Object>) serializer).serialize(value, out);
    }

    /// Reads a field that must not be null. Called by generated code.
    public static Object readRequired(DataInputView in, TypeSerializer<?> serializer) throws IOException {
        return serializer.deserialize(in);
    }

    /// Unboxes a value; null becomes 0. Called by generated code.
    public static long toLong(@Nullable Object value) {
        return value == null ? 0 : (Long) value;
    }

    /// Unboxes a value; null becomes 0. Called by generated code.
    public static int toInt(@Nullable Object value) {
        return value == null ? 0 : (Integer) value;
    }

    /// Unboxes a value; null becomes 0. Called by generated code.
    public static short toShort(@Nullable Object value) {
        return value == null ? 0 : (Short) value;
    }

    /// Unboxes a value; null becomes 0. Called by generated code.
    public static byte toByte(@Nullable Object value) {
        return value == null ? 0 : (Byte) value;
    }

    /// Unboxes a value; null becomes 0. Called by generated code.
    public static char toChar(@Nullable Object value) {
        return value == null ? 0 : (Character) value;
    }

    /// Unboxes a value; null becomes false. Called by generated code.
    public static boolean toBoolean(@Nullable Object value) {
        return value != null && (Boolean) value;
    }

    /// Unboxes a value; null becomes 0. Called by generated code.
    public static float toFloat(@Nullable Object value) {
        return value == null ? 0 : (Float) value;
    }

    /// Unboxes a value; null becomes 0. Called by generated code.
    public static double toDouble(@Nullable Object value) {
        return value == null ? 0 : (Double) value;
    }
}
