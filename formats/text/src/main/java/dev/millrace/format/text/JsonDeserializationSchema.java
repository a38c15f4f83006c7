package dev.millrace.format.text;

import dev.millrace.api.serialization.AbstractDeserializationSchema;
import dev.millrace.api.type.TypeInformation;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/// Reads one JSON value from one message.
///
/// @param <T> a POJO, a record, a `Map` or a `JsonNode`
public class JsonDeserializationSchema<T> extends AbstractDeserializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private transient @Nullable ObjectReader reader;

    /// @param type what messages become
    public JsonDeserializationSchema(Class<T> type) {
        super(type);
        this.type = type;
    }

    /// @param type what messages become
    public JsonDeserializationSchema(TypeInformation<T> type) {
        super(type);
        this.type = type.getTypeClass();
    }

    /// @throws dev.millrace.base.fault.MillraceException if the message is not such a value
    @Override
    public T deserialize(byte[] message) {
        ObjectReader known = reader;
        if (known == null) {
            known = JsonMapping.mapper(false).readerFor(type);
            reader = known;
        }
        try {
            T value = known.readValue(message);
            if (value != null) return value;
            throw BadRecord.at(Place.NOWHERE, text(message), 0, "", "expected a value, found null")
                    .fault();
        } catch (JacksonException failed) {
            throw JsonMapping.bad(Place.NOWHERE, text(message), failed).fault();
        }
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
