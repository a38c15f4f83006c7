package dev.millrace.sql.catalog;

import java.util.Collection;
import java.util.stream.Collectors;

/// Writes names and texts as statements contain them.
public final class Quoting {

    private Quoting() {}

    /// Returns a name between backticks.
    public static String name(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /// Returns names between backticks, which commas separate.
    public static String names(Collection<String> names) {
        return names.stream().map(Quoting::name).collect(Collectors.joining(", "));
    }

    /// Returns a text between quotes.
    public static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
