package dev.millrace.connector.table.file;

import java.util.regex.Pattern;

/// Translates a pattern for the name of a file to a regular expression.
final class WildcardPattern {

    private WildcardPattern() {}

    /// Returns the regular expression of a pattern with *, ?, \[a-z] and {a,b}.
    static Pattern of(String pattern) {
        StringBuilder regex = new StringBuilder();
        int depth = 0;
        for (char each : pattern.toCharArray()) {
            switch (each) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '{' -> {
                    depth++;
                    regex.append("(?:");
                }
                case '}' -> {
                    depth--;
                    regex.append(')');
                }
                case ',' -> regex.append(depth > 0 ? "|" : ",");
                case '[', ']', '-' -> regex.append(each);
                default -> regex.append(Pattern.quote(String.valueOf(each)));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
