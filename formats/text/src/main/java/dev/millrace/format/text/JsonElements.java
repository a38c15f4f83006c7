package dev.millrace.format.text;

import java.io.IOException;
import java.io.InputStream;
import dev.millrace.jackson.core.JacksonException;
import dev.millrace.jackson.core.JsonParser;
import dev.millrace.jackson.core.JsonToken;
import dev.millrace.jackson.core.StreamReadConstraints;
import dev.millrace.jackson.core.exc.JacksonIOException;
import dev.millrace.jackson.databind.ObjectReader;

/// Reads the objects of a JSON array one by one, in arrays of any length. A string in the array must not
/// exceed [#TEXT_LENGTH_MAX].
public final class JsonElements {
    /// The limit in characters.
    public static final int TEXT_LENGTH_MAX = StreamReadConstraints.DEFAULT_MAX_STRING_LEN;

    private JsonElements() {}

    /// Receives elements.
    @FunctionalInterface
    public interface Taker<T> {
        void take(T element) throws IOException;
    }

    /// Reads the elements of a field of an object, and skips all other fields.
    ///
    /// @param in closed in the end
    /// @throws IllegalArgumentException if the input is not a JSON object, has no such array, or has an invalid
    /// element; elements before it have been passed on
    public static <T> void read(InputStream in, String field, Class<T> type, Taker<T> taker) throws IOException {
        ObjectReader reader = JsonRecords.elements(type);
        boolean isThere = false;
        try (JsonParser parser = reader.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw new IllegalArgumentException("no JSON object");
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isIt = parser.currentName().equals(field);
                JsonToken value = parser.nextToken();
                if (!isIt) {
                    parser.skipChildren();
                    continue;
                }
                if (value != JsonToken.START_ARRAY) throw new IllegalArgumentException("'" + field + "' is no array");
                isThere = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    T element = reader.readValue(parser);
                    if (element == null) throw new IllegalArgumentException("null in '" + field + "'");
                    taker.take(element);
                }
            }
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(JsonMapping.reason(wrong), wrong);
        }
        if (!isThere) throw new IllegalArgumentException("there is no '" + field + "'");
    }
}
