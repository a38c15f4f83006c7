package dev.millrace.table.catalog;

import java.util.List;
import java.util.stream.Collectors;

/// Writes identifiers as SQL has them.
public final class Identifiers {
    private Identifiers() {}

    /// Returns an identifier between backticks.
    public static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /// Returns the parts of an identifier between backticks, with dots between them.
    public static String quoted(List<String> names) {
        return names.stream().map(Identifiers::quoted).collect(Collectors.joining("."));
    }
}
