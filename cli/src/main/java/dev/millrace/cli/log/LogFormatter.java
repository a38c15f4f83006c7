package dev.millrace.cli.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Formats each log record as one line, and a stack trace as indented lines below. Messages contain names that users
/// choose, so control characters are escaped. No text can imitate another entry or control a terminal.
public final class LogFormatter extends Formatter {
    private static final HexFormat HEX = HexFormat.of();
    private static final String INDENTATION = "\t";

    private final Layout layout;

    private interface Layout {
        String format(LogRecord entry, String message);
    }

    private LogFormatter(Layout layout) {
        this.layout = layout;
    }

    /// Returns the format for a terminal: time, level, message and the name of an exception.
    public static LogFormatter terminal() {
        return new LogFormatter((entry, message) -> {
            Instant time = entry.getInstant().truncatedTo(ChronoUnit.MILLIS);
            String thrown = entry.getThrown() == null ? "" : " " + escaped(String.valueOf(entry.getThrown()));
            return "%s %-7s %s%s%n".formatted(time, entry.getLevel().getName(), message, thrown);
        });
    }

    /// Returns the format for the log of a process: time, level, logger, message and the stack trace of an exception.
    public static LogFormatter file() {
        return new LogFormatter((entry, message) -> "%s %-7s %s %s%n%s"
                .formatted(
                        entry.getInstant().truncatedTo(ChronoUnit.MILLIS),
                        entry.getLevel().getName(),
                        escaped(String.valueOf(entry.getLoggerName())),
                        message,
                        trace(entry.getThrown())));
    }

    /// Returns the format for the audit log: time and message.
    public static LogFormatter audit() {
        return new LogFormatter((entry, message) -> "%s %s%n".formatted(entry.getInstant(), message));
    }

    @Override
    public String format(LogRecord entry) {
        return layout.format(entry, escaped(formatMessage(entry)));
    }

    private static String trace(@Nullable Throwable thrown) {
        if (thrown == null) return "";
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString()
                .lines()
                .map(line -> INDENTATION + escaped(line.strip()) + System.lineSeparator())
                .collect(Collectors.joining());
    }

    /// Replaces each unprintable character by a Java escape sequence.
    private static String escaped(String text) {
        if (text.chars().noneMatch(LogFormatter::isControl)) return text;
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(each -> {
            if (isControl(each)) escaped.append(escape((char) each));
            else escaped.append((char) each);
        });
        return escaped.toString();
    }

    private static boolean isControl(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT;
    }

    private static String escape(char control) {
        return switch (control) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u" + HEX.toHexDigits(control);
        };
    }
}
