package dev.millrace.sql.json;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Converts texts to JSON strings, and back.
public final class JsonQuotes {
    private static final int FIRST_PRINTED = 0x20;
    private static final int LAST_ASCII = 0x7E;
    private static final int UNICODE_DIGITS = 4;

    private JsonQuotes() {}

    /// Returns the text as a JSON string of ASCII characters.
    public static String quoted(String text) {
        StringBuilder result = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '"' -> result.append("\\\"");
                case '\\' -> result.append("\\\\");
                case '/' -> result.append("\\/");
                case '\b' -> result.append("\\b");
                case '\f' -> result.append("\\f");
                case '\n' -> result.append("\\n");
                case '\r' -> result.append("\\r");
                case '\t' -> result.append("\\t");
                default -> result.append(isPlain(each) ? String.valueOf(each) : unicode(each));
            }
        }
        return result.append('"').toString();
    }

    private static boolean isPlain(char each) {
        return each >= FIRST_PRINTED && each <= LAST_ASCII;
    }

    private static String unicode(char each) {
        return String.format(Locale.ROOT, "\\u%04x", (int) each);
    }

    /// Returns the text of a JSON string. A text that is none, or has a wrong escape, stays as it is.
    public static String unquoted(String text) {
        boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        if (!isQuoted) return text;
        StringBuilder result = new StringBuilder();
        int at = 1;
        while (at < text.length() - 1) {
            char each = text.charAt(at++);
            if (each != '\\') {
                result.append(each);
                continue;
            }
            Character escaped = escaped(text, at);
            if (escaped == null) return text;
            at += text.charAt(at) == 'u' ? UNICODE_DIGITS + 1 : 1;
            result.append(escaped.charValue());
        }
        return result.toString();
    }

    /// Returns the character of an escape after its backslash; null if it is wrong.
    private static @Nullable Character escaped(String text, int at) {
        if (at >= text.length() - 1) return null;
        return switch (text.charAt(at)) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(text, at + 1);
            default -> null;
        };
    }

    private static @Nullable Character unicode(String text, int at) {
        if (at + UNICODE_DIGITS > text.length() - 1) return null;
        int code = 0;
        for (int i = at; i < at + UNICODE_DIGITS; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            boolean isDigit = digit >= 0 && text.charAt(i) <= LAST_ASCII;
            if (!isDigit) return null;
            code = code * 16 + digit;
        }
        return (char) code;
    }
}
