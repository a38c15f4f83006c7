package dev.millrace.api.type;

import dev.millrace.api.serializer.SqlDateSerializer;
import dev.millrace.api.serializer.SqlTimeSerializer;
import dev.millrace.api.serializer.SqlTimestampSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Describes dates and times of `java.sql`.
public class SqlTimeTypeInfo<T> extends UnstructuredTypeInfo<T> implements AtomicType<T> {
    private static final long serialVersionUID = 1L;

    /// The type of Date values.
    public static final SqlTimeTypeInfo<java.sql.Date> DATE =
            new SqlTimeTypeInfo<>(java.sql.Date.class, SqlDateSerializer.INSTANCE);

    /// The type of Time values.
    public static final SqlTimeTypeInfo<java.sql.Time> TIME =
            new SqlTimeTypeInfo<>(java.sql.Time.class, SqlTimeSerializer.INSTANCE);

    /// The type of Timestamp values.
    public static final SqlTimeTypeInfo<java.sql.Timestamp> TIMESTAMP =
            new SqlTimeTypeInfo<>(java.sql.Timestamp.class, SqlTimestampSerializer.INSTANCE);

    private static final Map<Class<?>, SqlTimeTypeInfo<?>> TYPES = Map.ofEntries(
            Map.entry(java.sql.Date.class, DATE),
            Map.entry(java.sql.Time.class, TIME),
            Map.entry(java.sql.Timestamp.class, TIMESTAMP));

    private final TypeSerializer<T> serializer;

    /// Creates the type of a class from the serializer of its values.
    protected SqlTimeTypeInfo(Class<T> clazz, TypeSerializer<T> serializer) {
        super(clazz);
        this.serializer = serializer;
    }

    /// Returns the type of a class; null if the class has another kind of type.
    @SuppressWarnings("unchecked")
    public static <X> @Nullable SqlTimeTypeInfo<X> getInfoFor(Class<X> type) {
        return (SqlTimeTypeInfo<X>) TYPES.get(type);
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer;
    }
}
