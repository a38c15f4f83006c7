package dev.millrace.format.text;

import dev.millrace.api.serialization.AbstractDeserializationSchema;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import dev.millrace.api.util.function.SerializableSupplier;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import dev.millrace.jackson.core.JacksonException;
import dev.millrace.jackson.databind.ObjectReader;

/// Deserializes one JSON value per message.
///
/// @param <T> a POJO, a record, a `Map` or a `JsonNode`
public class JsonDeserializationSchema<T> extends AbstractDeserializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final @Nullable SerializableSupplier<?> mapperFactory;
    private transient @Nullable ObjectReader reader;
    private transient @Nullable ForeignMapper foreign;

    /// @param type the type of the deserialized objects
    public JsonDeserializationSchema(Class<T> type) {
        super(type);
        this.type = type;
        this.mapperFactory = null;
    }

    /// @param type the type of the deserialized objects
    public JsonDeserializationSchema(TypeInformation<T> type) {
        super(type);
        this.type = type.getTypeClass();
        this.mapperFactory = null;
    }

    /// Creates a schema that reads with an `ObjectMapper` of the program's Jackson 2 or 3.
    ///
    /// @param mapperFactory creates the mapper where it is used
    public JsonDeserializationSchema(Class<T> type, SerializableSupplier<?> mapperFactory) {
        this(TypeInformation.of(type), mapperFactory);
    }

    /// Creates a schema that reads with an `ObjectMapper` of the program's Jackson 2 or 3.
    ///
    /// @param mapperFactory creates the mapper where it is used
    public JsonDeserializationSchema(TypeInformation<T> type, SerializableSupplier<?> mapperFactory) {
        super(type);
        this.type = type.getTypeClass();
        this.mapperFactory = Preconditions.checkNotNull(mapperFactory);
    }

    /// @throws dev.millrace.base.fault.MillraceException if the message is not a value of the type
    @Override
    public T deserialize(byte[] message) {
        if (mapperFactory != null) return some(foreign(mapperFactory).read(message, type), message);
        ObjectReader known = reader;
        if (known == null) {
            known = JsonMapping.mapper(false).readerFor(type);
            reader = known;
        }
        try {
            return some(known.readValue(message), message);
        } catch (JacksonException failed) {
            throw JsonMapping.bad(RecordPosition.NOWHERE, text(message), failed).fault();
        }
    }

    private static <T> T some(@Nullable T value, byte[] message) {
        if (value != null) return value;
        throw BadRecord.at(RecordPosition.NOWHERE, text(message), 0, "", "expected a value, found null")
                .fault();
    }

    private ForeignMapper foreign(SerializableSupplier<?> factory) {
        ForeignMapper known = foreign;
        if (known != null) return known;
        known = ForeignMapper.of(factory.get());
        foreign = known;
        return known;
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
