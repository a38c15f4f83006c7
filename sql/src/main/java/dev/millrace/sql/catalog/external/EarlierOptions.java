package dev.millrace.sql.catalog.external;

import dev.millrace.sql.catalog.CatalogTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Translates options of tables that Flink had before 1.11, such as `connector.type`. Flink still accepts
/// them for files.
public final class EarlierOptions {
    private static final String CONNECTOR = "connector.";
    private static final String FORMAT = "format.";
    private static final String TYPE = "type";
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("connector.property-version", "format.property-version", "format.derive-schema", "update-mode");

    private EarlierOptions() {}

    /// Returns a table with the present names of its options.
    public static CatalogTable translated(CatalogTable table) {
        Map<String, String> options = table.options();
        boolean isEarlier = !options.containsKey("connector") && "filesystem".equals(options.get(CONNECTOR + TYPE));
        return isEarlier ? table.withOptions(translated(options)) : table;
    }

    private static Map<String, String> translated(Map<String, String> options) {
        String format = options.getOrDefault(FORMAT + TYPE, "csv");
        Map<String, String> translated = new LinkedHashMap<>();
        options.forEach((key, value) -> {
            if (WITHOUT_EFFECT.contains(key)) return;
            translated.put(name(key, format), value);
        });
        return translated;
    }

    private static String name(String key, String format) {
        if (key.equals(CONNECTOR + TYPE)) return "connector";
        if (key.equals(FORMAT + TYPE)) return "format";
        if (key.startsWith(CONNECTOR)) return key.substring(CONNECTOR.length());
        return key.startsWith(FORMAT) ? format + "." + key.substring(FORMAT.length()) : key;
    }
}
