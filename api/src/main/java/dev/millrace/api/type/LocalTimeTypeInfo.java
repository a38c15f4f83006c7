package dev.millrace.api.type;

import dev.millrace.api.serializer.LocalDateSerializer;
import dev.millrace.api.serializer.LocalDateTimeSerializer;
import dev.millrace.api.serializer.LocalTimeSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Describes dates and times without a time zone.
public class LocalTimeTypeInfo<T extends Temporal> extends UnstructuredTypeInfo<T> implements AtomicType<T> {
    private static final long serialVersionUID = 1L;

    /// The type of LocalDate values.
    public static final LocalTimeTypeInfo<LocalDate> LOCAL_DATE =
            new LocalTimeTypeInfo<>(LocalDate.class, LocalDateSerializer.INSTANCE);

    /// The type of LocalTime values.
    public static final LocalTimeTypeInfo<LocalTime> LOCAL_TIME =
            new LocalTimeTypeInfo<>(LocalTime.class, LocalTimeSerializer.INSTANCE);

    /// The type of LocalDateTime values.
    public static final LocalTimeTypeInfo<LocalDateTime> LOCAL_DATE_TIME =
            new LocalTimeTypeInfo<>(LocalDateTime.class, LocalDateTimeSerializer.INSTANCE);

    private static final Map<Class<?>, LocalTimeTypeInfo<?>> TYPES = Map.ofEntries(
            Map.entry(LocalDate.class, LOCAL_DATE),
            Map.entry(LocalTime.class, LOCAL_TIME),
            Map.entry(LocalDateTime.class, LOCAL_DATE_TIME));

    private final TypeSerializer<T> serializer;

    /// Creates the type of a class from the serializer of its values.
    protected LocalTimeTypeInfo(Class<T> clazz, TypeSerializer<T> serializer) {
        super(clazz);
        this.serializer = serializer;
    }

    /// Returns the type of a class; null if the class has another kind of type.
    @SuppressWarnings("rawtypes") // the signature of Flink
    public static @Nullable LocalTimeTypeInfo getInfoFor(Class type) {
        return TYPES.get(type);
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer;
    }
}
