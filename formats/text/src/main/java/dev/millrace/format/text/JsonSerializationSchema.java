package dev.millrace.format.text;

import dev.millrace.api.serialization.SerializationSchema;
import dev.millrace.api.util.Preconditions;
import dev.millrace.api.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;
import dev.millrace.jackson.core.JacksonException;
import dev.millrace.jackson.databind.ObjectWriter;

/// Serializes each object as one JSON value in UTF-8, on one line and without a line end.
///
/// @param <T> the type of the objects
public class JsonSerializationSchema<T> implements SerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final @Nullable SerializableSupplier<?> mapperFactory;
    private transient @Nullable ObjectWriter writer;
    private transient @Nullable ForeignMapper foreign;

    /// Creates a schema that writes objects as Flink does with a default mapper.
    public JsonSerializationSchema() {
        this.mapperFactory = null;
    }

    /// Creates a schema that writes with an `ObjectMapper` of the program's Jackson 2 or 3.
    ///
    /// @param mapperFactory creates the mapper where it is used
    public JsonSerializationSchema(SerializableSupplier<?> mapperFactory) {
        this.mapperFactory = Preconditions.checkNotNull(mapperFactory);
    }

    /// @throws dev.millrace.base.fault.MillraceException if the object cannot be represented in JSON
    @Override
    public byte[] serialize(T element) {
        if (mapperFactory != null) return foreign(mapperFactory).write(element);
        ObjectWriter known = writer;
        if (known == null) {
            known = JsonMapping.mapper(false).writer();
            writer = known;
        }
        try {
            return known.writeValueAsBytes(element);
        } catch (JacksonException failed) {
            throw ForeignMapper.notWritable(element, failed);
        }
    }

    private ForeignMapper foreign(SerializableSupplier<?> factory) {
        ForeignMapper known = foreign;
        if (known != null) return known;
        known = ForeignMapper.of(factory.get());
        foreign = known;
        return known;
    }
}
