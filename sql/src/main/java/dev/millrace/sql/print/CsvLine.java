package dev.millrace.sql.print;

import org.jspecify.annotations.Nullable;

/// Writes lines of CSV.
final class CsvLine {

    private CsvLine() {}

    /// Returns the line of a row. NULL is empty, and an empty text has quotes.
    static String of(@Nullable String[] texts) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            if (i > 0) line.append(',');
            String text = texts[i];
            if (text != null) line.append(quoted(text));
        }
        return line.toString();
    }

    private static String quoted(String text) {
        boolean isPlain = !text.isEmpty()
                && text.equals(text.strip())
                && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
