package dev.millrace.format.text;

import dev.millrace.api.serialization.SerializationSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectWriter;

/// Writes each object as one JSON value in UTF-8, on one line and without a line end.
///
/// @param <T> the type of the objects
public class JsonSerializationSchema<T> implements SerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable ObjectWriter writer;

    /// @throws dev.millrace.base.fault.MillraceException if the object has no JSON form
    @Override
    public byte[] serialize(T element) {
        ObjectWriter known = writer;
        if (known == null) {
            known = JsonMapping.mapper(false).writer();
            writer = known;
        }
        try {
            return known.writeValueAsBytes(element);
        } catch (JacksonException failed) {
            throw FormatFaults.NOT_WRITABLE
                    .what(
                            "an object of %s cannot be written as JSON",
                            element.getClass().getName())
                    .cause(failed)
                    .fix("use a type of public fields, getters or record components that Jackson can write");
        }
    }
}
