package dev.millrace.api.config;

import java.util.ArrayList;
import java.util.List;

/// Splits text at delimiters that are outside of quotes and brackets. Inside quotes, two quotes stand for one.
final class QuotedText {
    private QuotedText() {}

    /// Returns the parts without surrounding spaces, but with their quotes; an empty list for blank text.
    static List<String> split(String text, char delimiter) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        for (int end = indexOf(rest, delimiter); end >= 0; end = indexOf(rest, delimiter)) {
            parts.add(rest.substring(0, end).strip());
            rest = rest.substring(end + 1);
        }
        if (!rest.isBlank()) parts.add(rest.strip());
        return parts;
    }

    /// Returns the index of the first delimiter outside of quotes and brackets, or -1.
    ///
    /// @throws IllegalArgumentException if a quote is not closed
    static int indexOf(String text, char delimiter) {
        char quote = 0;
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quote != 0) {
                if (character == quote) quote = 0;
            } else if ((character == '\'' || character == '"')
                    && text.substring(start, i).isBlank()) {
                quote = character;
            } else if (character == delimiter && depth == 0) {
                return i;
            } else if (character == '[' || character == '{') {
                depth++;
            } else if (character == ']' || character == '}') {
                depth--;
            } else if (character == ',' || character == ':') {
                start = i + 1;
            }
            if (quote == 0 && (character == '\'' || character == '"')) start = i + 1;
        }
        if (quote != 0) throw new IllegalArgumentException("the quote " + quote + " is not closed in: " + text);
        return -1;
    }

    /// Removes the quotes around a part.
    static String plain(String part) {
        String text = part.strip();
        if (text.length() < 2) return text;
        char quote = text.charAt(0);
        if ((quote != '\'' && quote != '"') || text.charAt(text.length() - 1) != quote) return text;
        return text.substring(1, text.length() - 1).replace("" + quote + quote, "" + quote);
    }
}
