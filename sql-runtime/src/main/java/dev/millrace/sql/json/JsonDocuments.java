package dev.millrace.sql.json;

import dev.millrace.jackson.core.JacksonException;
import dev.millrace.jackson.core.StreamReadFeature;
import dev.millrace.jackson.databind.DeserializationFeature;
import dev.millrace.jackson.databind.json.JsonMapper;
import dev.millrace.table.variant.Variant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and writes JSON documents. An object is a map, an array a list, and a scalar a String, Number or Boolean.
///
/// Thread-safe.
public final class JsonDocuments {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final JsonMapper STRICT = MAPPER.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonDocuments() {}

    /// Is thrown if a text is no JSON. It has no stack trace, because queries meet many such texts.
    public static final class InvalidJsonException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidJsonException(String message) {
            super(message, null, false, false);
        }
    }

    /// Returns the document of a text; null for the JSON null.
    ///
    /// @throws InvalidJsonException if the text is empty or no JSON
    public static @Nullable Object parse(String text) throws InvalidJsonException {
        try {
            if (text.isBlank()) throw new InvalidJsonException("The text is empty.");
            return MAPPER.readValue(text, Object.class);
        } catch (JacksonException wrong) {
            throw new InvalidJsonException(wrong.getOriginalMessage());
        }
    }

    /// Returns whether an object of the document has a key twice.
    static boolean hasDuplicateKeys(String text) {
        try {
            STRICT.readValue(text, Object.class);
            return false;
        } catch (JacksonException wrong) {
            return true;
        }
    }

    /// Returns the variant of a text.
    ///
    /// @param areDuplicatesAllowed whether the last of equal keys counts; otherwise such a text is refused
    /// @throws InvalidJsonException if the text is no JSON
    public static Variant variant(String text, boolean areDuplicatesAllowed) throws InvalidJsonException {
        Object document = parse(text);
        if (!areDuplicatesAllowed && hasDuplicateKeys(text)) throw new InvalidJsonException("A key stands twice.");
        return JsonVariants.of(document);
    }

    /// Returns the document of a text that is JSON.
    ///
    /// @throws IllegalArgumentException if the text is no JSON
    public static @Nullable Object parsed(String text) {
        try {
            return parse(text);
        } catch (InvalidJsonException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }

    /// Returns whether a text is a JSON document.
    public static boolean isValid(String text) {
        try {
            parse(text);
            return true;
        } catch (InvalidJsonException invalid) {
            return false;
        }
    }

    /// Returns the text of a document without blanks. Objects keep the order of their keys.
    public static String text(@Nullable Object document) {
        return MAPPER.writeValueAsString(document);
    }

    /// Returns whether a value is neither an object nor an array.
    public static boolean isScalar(@Nullable Object value) {
        return !(value instanceof Map) && !(value instanceof List);
    }

    static Map<String, @Nullable Object> newObject() {
        return new LinkedHashMap<>();
    }
}
