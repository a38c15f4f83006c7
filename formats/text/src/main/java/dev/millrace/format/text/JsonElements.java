package dev.millrace.format.text;

import java.io.IOException;
import java.io.InputStream;
import dev.millrace.jackson.core.JacksonException;
import dev.millrace.jackson.core.JsonParser;
import dev.millrace.jackson.core.JsonToken;
import dev.millrace.jackson.core.StreamReadConstraints;
import dev.millrace.jackson.core.exc.JacksonIOException;
import dev.millrace.jackson.databind.ObjectReader;

/// Reads objects of a JSON array one by one, however many there are. No text in it may be longer
/// than [#TEXT_LENGTH_MAX].
public final class JsonElements {
    /// Characters.
    public static final int TEXT_LENGTH_MAX = StreamReadConstraints.DEFAULT_MAX_STRING_LEN;

    private JsonElements() {}

    /// Takes what has been read.
    @FunctionalInterface
    public interface Taker<T> {
        void take(T element) throws IOException;
    }

    /// The elements of a field of an object, all else of which is passed over.
    ///
    /// @param in closed in the end
    /// @throws IllegalArgumentException if it is no JSON object, has no such array, or something else is in that;
    /// what came before has been taken
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
