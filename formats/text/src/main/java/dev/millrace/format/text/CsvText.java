package dev.millrace.format.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Splits a CSV record into the text of its columns, and joins columns.
final class CsvText {
    private final CsvSchema schema;
    private final int quote;
    private final int escape;

    CsvText(CsvSchema schema) {
        this.schema = schema;
        this.quote = schema.quote() == null ? -1 : schema.quote();
        this.escape = schema.escape() == null ? -1 : schema.escape();
    }

    /// Holds the columns of a record.
    ///
    /// @param values null for an unquoted null literal
    /// @param starts start of each column in the record, in characters
    /// @param problem an error; empty for none
    record Columns(List<@Nullable String> values, List<Integer> starts, String problem) {}

    /// Splits a record.
    Columns split(String text) {
        List<@Nullable String> values = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        while (true) {
            int begin = skipBlanks(text, at);
            starts.add(begin);
            int end;
            if (begin < text.length() && text.charAt(begin) == quote) {
                StringBuilder value = new StringBuilder();
                int behind = readQuoted(text, begin + 1, value);
                if (behind < 0)
                    return new Columns(values, starts, "expected a closing quote, found the end of the file");
                end = skipBlanks(text, behind);
                if (end < text.length() && text.charAt(end) != schema.separator()) {
                    return new Columns(values, starts, "expected a separator behind a quoted value, found more text");
                }
                values.add(value.toString());
            } else {
                end = text.indexOf(schema.separator(), at);
                if (end < 0) end = text.length();
                values.add(plain(text.substring(at, end)));
            }
            if (end == text.length()) return new Columns(values, starts, "");
            at = end + 1;
        }
    }

    /// Returns whether a quoted value continues after this line. A quote opens a value only at the value's start.
    boolean staysOpen(String line, boolean openBefore) {
        if (quote < 0 || (!openBefore && line.indexOf(quote) < 0)) return false;
        int at = 0;
        boolean open = openBefore;
        while (true) {
            if (!open) {
                int begin = skipBlanks(line, at);
                open = begin < line.length() && line.charAt(begin) == quote;
                if (open) at = begin + 1;
            }
            if (open) {
                at = readQuoted(line, at, new StringBuilder());
                if (at < 0) return true;
                open = false;
            }
            int separator = line.indexOf(schema.separator(), at);
            if (separator < 0) return false;
            at = separator + 1;
        }
    }

    /// Appends a value, quoted if necessary.
    void append(StringBuilder out, @Nullable String value) {
        if (value == null) {
            out.append(schema.nullLiteral() == null ? "" : schema.nullLiteral());
            return;
        }
        if (quote < 0 || !needsQuotes(value)) {
            out.append(value);
            return;
        }
        out.append((char) quote);
        for (int i = 0; i < value.length(); i++) {
            char here = value.charAt(i);
            if (escape >= 0 && (here == quote || here == escape)) {
                out.append((char) escape);
            } else if (here == quote) {
                out.append(here);
            }
            out.append(here);
        }
        out.append((char) quote);
    }

    private boolean needsQuotes(String value) {
        if (value.equals(schema.nullLiteral()) || value.startsWith("#")) return true;
        if (!value.equals(value.strip()) || (value.isEmpty() && schema.nullLiteral() == null)) return true;
        for (int i = 0; i < value.length(); i++) {
            char here = value.charAt(i);
            if (here == schema.separator() || here == quote || here == '\n' || here == '\r') return true;
        }
        return false;
    }

    private @Nullable String plain(String value) {
        return value.equals(schema.nullLiteral()) ? null : value;
    }

    /// Reads up to and including the closing quote; returns -1 if there is none.
    private int readQuoted(String text, int from, StringBuilder value) {
        int i = from;
        while (i < text.length()) {
            char here = text.charAt(i);
            boolean literal = i + 1 < text.length()
                    && (here == escape || (escape < 0 && here == quote && text.charAt(i + 1) == quote));
            if (literal) {
                value.append(text.charAt(i + 1));
                i += 2;
            } else if (here == quote) {
                return i + 1;
            } else {
                value.append(here);
                i++;
            }
        }
        return -1;
    }

    private int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ' && schema.separator() != ' ') at++;
        return at;
    }
}
