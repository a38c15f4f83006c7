package dev.millrace.sql.json;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Is a value of the type VARIANT: any JSON document. Immutable.
public final class JsonVariant implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String text;
    private transient @Nullable Object document;

    private JsonVariant(@Nullable Object document) {
        this.text = JsonDocuments.text(document);
        this.document = document;
    }

    /// Returns the variant of a document of [JsonDocuments].
    public static JsonVariant of(@Nullable Object document) {
        return new JsonVariant(document);
    }

    /// Returns the document; null for the JSON null.
    public @Nullable Object document() {
        if (document == null) document = JsonDocuments.parsed(text);
        return document;
    }

    /// Returns the element of an array at an index from 1, or the value of an object's key; null if there is none.
    public @Nullable JsonVariant item(Object key) {
        return switch (document()) {
            case List<?> list
            when key instanceof Number number -> {
                int at = number.intValue();
                yield at >= 1 && at <= list.size() ? of(list.get(at - 1)) : null;
            }
            case Map<?, ?> map
            when !(key instanceof Number) -> map.containsKey(key.toString()) ? of(map.get(key.toString())) : null;
            case null, default -> null;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonVariant variant && text.equals(variant.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// Returns the text of the document.
    @Override
    public String toString() {
        return text;
    }
}
