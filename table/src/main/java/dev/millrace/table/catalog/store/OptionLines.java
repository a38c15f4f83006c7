package dev.millrace.table.catalog.store;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes and reads options as a YAML mapping of texts, with one line per option. A value may be plain, in single
/// quotes or in double quotes. Nested values are not supported, because options have none.
final class OptionLines {
    private static final String COMMENT = "# Comment: ";

    private OptionLines() {}

    /// Holds the content of a text.
    record Options(Map<String, String> options, @Nullable String comment) {}

    /// Returns the lines of options.
    static String text(Map<String, String> options, @Nullable String comment) {
        StringBuilder text = new StringBuilder();
        if (comment != null && !comment.isEmpty())
            text.append(COMMENT).append(quoted(comment)).append('\n');
        new TreeMap<>(options)
                .forEach((key, value) -> text.append(quoted(key))
                        .append(": ")
                        .append(quoted(value))
                        .append('\n'));
        return text.toString();
    }

    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (char each : value.toCharArray()) {
            switch (each) {
                case '"', '\\' -> text.append('\\').append(each);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(each);
            }
        }
        return text.append('"').toString();
    }

    /// Reads lines.
    ///
    /// @throws IllegalArgumentException if a line is no option
    static Options read(String text) {
        Map<String, String> options = new TreeMap<>();
        String comment = null;
        for (String line : text.split("\\R")) {
            if (line.startsWith(COMMENT)) comment = new Scanner(line.substring(COMMENT.length())).scalar("");
            if (line.isBlank() || line.startsWith("#") || line.equals("---")) continue;
            Scanner scanner = new Scanner(line);
            String key = scanner.scalar(":");
            scanner.colon();
            if (options.put(key, scanner.value()) != null) {
                throw new IllegalArgumentException("the option " + key + " occurs twice");
            }
        }
        return new Options(options, comment);
    }

    /// Reads the parts of a line. Not thread-safe.
    private static final class Scanner {
        private final String line;
        private int at;

        Scanner(String line) {
            this.line = line;
        }

        /// Returns a text. A plain text ends before `end` or at the end of the line.
        String scalar(String end) {
            char first = at < line.length() ? line.charAt(at) : ' ';
            if (first == '"') return doubleQuoted();
            if (first == '\'') return singleQuoted();
            int stop = end.isEmpty() ? line.length() : line.indexOf(end + " ", at);
            if (stop < 0) stop = line.endsWith(end) ? line.length() - end.length() : line.length();
            String plain = line.substring(at, stop);
            at = stop;
            if (plain.isBlank() || plain.startsWith(" ") || "{[-&*!|>%@`".indexOf(plain.charAt(0)) >= 0) {
                throw wrong();
            }
            return plain.strip();
        }

        void colon() {
            if (at >= line.length() || line.charAt(at) != ':') throw wrong();
            at++;
            while (at < line.length() && line.charAt(at) == ' ') at++;
        }

        /// Returns the text up to the end of the line, without a comment.
        String value() {
            boolean isQuoted = at < line.length() && "\"'".indexOf(line.charAt(at)) >= 0;
            String value = isQuoted ? scalar("") : plainValue();
            String rest = isQuoted ? line.substring(at).strip() : "";
            if (!rest.isEmpty() && !rest.startsWith("#")) throw wrong();
            return value;
        }

        private String plainValue() {
            int comment = line.indexOf(" #", at);
            String value =
                    line.substring(at, comment < 0 ? line.length() : comment).strip();
            if (value.isEmpty() || "{[&*!|>%@`".indexOf(value.charAt(0)) >= 0) throw wrong();
            return value;
        }

        private String doubleQuoted() {
            StringBuilder text = new StringBuilder();
            for (at++; at < line.length() && line.charAt(at) != '"'; at++) {
                char each = line.charAt(at);
                if (each != '\\') {
                    text.append(each);
                    continue;
                }
                at++;
                if (at == line.length()) throw wrong();
                text.append(
                        switch (line.charAt(at)) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            case '"', '\\', '/' -> line.charAt(at);
                            default -> throw wrong();
                        });
            }
            return closed(text);
        }

        private String singleQuoted() {
            StringBuilder text = new StringBuilder();
            for (at++; at < line.length(); at++) {
                if (line.charAt(at) == '\'') {
                    boolean isDoubled = at + 1 < line.length() && line.charAt(at + 1) == '\'';
                    if (!isDoubled) break;
                    at++;
                }
                text.append(line.charAt(at));
            }
            return closed(text);
        }

        private String closed(StringBuilder text) {
            if (at >= line.length()) throw wrong();
            at++;
            return text.toString();
        }

        private IllegalArgumentException wrong() {
            return new IllegalArgumentException("the line `" + line + "` is not of the form `key: value`");
        }
    }
}
