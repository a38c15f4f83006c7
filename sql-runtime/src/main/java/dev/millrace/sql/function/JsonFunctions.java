package dev.millrace.sql.function;

import dev.millrace.sql.json.JsonDocuments;
import dev.millrace.sql.json.JsonQuotes;
import dev.millrace.table.variant.Variant;
import org.jspecify.annotations.Nullable;

/// Contains functions on texts of JSON.
final class JsonFunctions {
    private JsonFunctions() {}

    @SqlFunction("JSON_QUOTE")
    static String quoted(String text) {
        return JsonQuotes.quoted(text);
    }

    @SqlFunction("JSON_UNQUOTE")
    static String unquoted(String text) {
        return JsonQuotes.unquoted(text);
    }

    @SqlFunction("JSON")
    static String json(String text) {
        return JsonDocuments.text(JsonDocuments.parsed(text));
    }

    @SqlFunction("PARSE_JSON")
    static Variant variant(String text) {
        return variant(text, false);
    }

    @SqlFunction("PARSE_JSON")
    static Variant variant(String text, boolean areDuplicatesAllowed) {
        try {
            return JsonDocuments.variant(text, areDuplicatesAllowed);
        } catch (JsonDocuments.InvalidJsonException invalid) {
            throw EvaluationFaults.JSON
                    .what("The text is no JSON: %s", invalid.getMessage())
                    .fix("Use TRY_PARSE_JSON to get NULL for such texts.");
        }
    }

    @SqlFunction("TRY_PARSE_JSON")
    static @Nullable Variant variantOrNull(String text) {
        return variantOrNull(text, false);
    }

    @SqlFunction("TRY_PARSE_JSON")
    static @Nullable Variant variantOrNull(String text, boolean areDuplicatesAllowed) {
        try {
            return JsonDocuments.variant(text, areDuplicatesAllowed);
        } catch (JsonDocuments.InvalidJsonException invalid) {
            return null;
        }
    }
}
