package dev.millrace.format.text;

import org.jspecify.annotations.Nullable;
import dev.millrace.jackson.core.JacksonException;
import dev.millrace.jackson.databind.ObjectReader;

/// Parses JSON lines: each line is one JSON value. Skips blank lines.
///
/// @param type the type of the objects: a POJO, a record, a `Map` or a `JsonNode`
/// @param ignoreUnknown whether properties that the type does not have are allowed
public record JsonLines<T>(Class<T> type, boolean ignoreUnknown) implements RecordDecoder.Source<T> {

    /// Creates a parser that rejects properties that the type does not have.
    public static <T> JsonLines<T> of(Class<T> type) {
        return new JsonLines<>(type, false);
    }

    /// Returns a parser that ignores properties that the type does not have.
    public JsonLines<T> ignoringUnknown() {
        return new JsonLines<>(type, true);
    }

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public RecordDecoder<T> create() {
        ObjectReader reader = JsonMapping.mapper(ignoreUnknown).readerFor(type);
        return (line, place, more) -> decode(reader, line, place);
    }

    private static <T> @Nullable Decoded<T> decode(ObjectReader reader, String line, RecordPosition place) {
        if (line.isBlank()) return null;
        try {
            T value = reader.readValue(line);
            if (value != null) return new Decoded.Good<>(value);
            return new Decoded.Bad<>(BadRecord.at(place, line, 0, "", "expected a value, found null"));
        } catch (JacksonException failed) {
            return new Decoded.Bad<>(JsonMapping.bad(place, line, failed));
        }
    }
}
