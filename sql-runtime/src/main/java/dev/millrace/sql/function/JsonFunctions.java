package dev.millrace.sql.function;

import dev.millrace.sql.json.JsonDocuments;
import dev.millrace.sql.json.JsonQuotes;

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
}
