package dev.millrace.api.type;

import dev.millrace.api.serializer.DurationSerializer;
import dev.millrace.api.serializer.OffsetDateTimeSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.UuidSerializer;
import dev.millrace.api.serializer.ZonedDateTimeSerializer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Describes other immutable types of the JDK.
public final class JdkTypeInfo<T> extends UnstructuredTypeInfo<T> implements AtomicType<T> {
    private static final long serialVersionUID = 1L;

    /// The type of Duration values.
    public static final JdkTypeInfo<Duration> DURATION = new JdkTypeInfo<>(Duration.class, DurationSerializer.INSTANCE);

    /// The type of OffsetDateTime values.
    public static final JdkTypeInfo<OffsetDateTime> OFFSET_DATE_TIME =
            new JdkTypeInfo<>(OffsetDateTime.class, OffsetDateTimeSerializer.INSTANCE);

    /// The type of ZonedDateTime values.
    public static final JdkTypeInfo<ZonedDateTime> ZONED_DATE_TIME =
            new JdkTypeInfo<>(ZonedDateTime.class, ZonedDateTimeSerializer.INSTANCE);

    /// The type of UUID values.
    public static final JdkTypeInfo<UUID> ID = new JdkTypeInfo<>(UUID.class, UuidSerializer.INSTANCE);

    private static final Map<Class<?>, JdkTypeInfo<?>> TYPES = Map.ofEntries(
            Map.entry(Duration.class, DURATION),
            Map.entry(OffsetDateTime.class, OFFSET_DATE_TIME),
            Map.entry(ZonedDateTime.class, ZONED_DATE_TIME),
            Map.entry(UUID.class, ID));

    private final TypeSerializer<T> serializer;

    /// Creates the type of a class from the serializer of its values.
    private JdkTypeInfo(Class<T> clazz, TypeSerializer<T> serializer) {
        super(clazz);
        this.serializer = serializer;
    }

    /// Returns the type of a class; null if the class has another kind of type.
    @SuppressWarnings("unchecked")
    public static <X> @Nullable JdkTypeInfo<X> getInfoFor(Class<X> type) {
        return (JdkTypeInfo<X>) TYPES.get(type);
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer;
    }
}
