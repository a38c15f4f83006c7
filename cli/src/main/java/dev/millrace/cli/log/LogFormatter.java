package dev.millrace.cli.log;

import dev.millrace.format.text.JsonOptional;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.runtime.stats.LogLevel;
import dev.millrace.runtime.step.JobLogging;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Formats each log record as one line, and a stack trace as indented lines below, or as one line of JSON. Messages
/// contain names that users
/// choose, so control characters are escaped. No text can imitate another entry or control a terminal.
public final class LogFormatter extends Formatter {
    private static final HexFormat HEX = HexFormat.of();
    private static final String INDENTATION = "\t";
    private static final String NO_JOB = "-";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

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
            String thrown = entry.getThrown() == null ? "" : " " + escaped(String.valueOf(entry.getThrown()));
            return "%s %-5s %s%s%n".formatted(time(entry), level(entry), escaped(message), thrown);
        });
    }

    /// Returns the format for the log of a process: time, level, thread, job, logger, message and the stack trace of
    /// an exception. The calling thread must be the thread that logs.
    public static LogFormatter file() {
        return new LogFormatter((entry, message) -> "%s %-5s [%s] [%s] %s %s%n%s"
                .formatted(
                        time(entry),
                        level(entry),
                        escaped(Thread.currentThread().getName()),
                        escaped(Objects.requireNonNullElse(MDC.get(JobLogging.KEY), NO_JOB)),
                        escaped(String.valueOf(entry.getLoggerName())),
                        escaped(message),
                        trace(entry.getThrown())));
    }

    /// Returns the format of JSON lines, with the same parts as [#file].
    public static LogFormatter json() {
        return new LogFormatter((entry, message) -> JsonRecords.write(new JsonEntry(
                        time(entry),
                        level(entry),
                        Thread.currentThread().getName(),
                        MDC.get(JobLogging.KEY),
                        String.valueOf(entry.getLoggerName()),
                        message,
                        entry.getThrown() == null ? null : stackTrace(entry.getThrown())))
                + System.lineSeparator());
    }

    private record JsonEntry(
            String time,
            String level,
            String thread,
            @JsonOptional @Nullable String job,
            String logger,
            String message,
            @JsonOptional @Nullable String exception) {}

    /// Returns a time in UTC with exactly three digits of milliseconds.
    private static String time(LogRecord entry) {
        return TIME.format(entry.getInstant());
    }

    private static String level(LogRecord entry) {
        return LogLevel.of(entry.getLevel()).name();
    }

    /// Returns the format for the audit log: time and message.
    public static LogFormatter audit() {
        return new LogFormatter((entry, message) -> "%s %s%n".formatted(entry.getInstant(), escaped(message)));
    }

    @Override
    public String format(LogRecord entry) {
        return layout.format(entry, formatMessage(entry));
    }

    private static String trace(@Nullable Throwable thrown) {
        if (thrown == null) return "";
        return stackTrace(thrown)
                .lines()
                .map(line -> INDENTATION + escaped(line.strip()) + System.lineSeparator())
                .collect(Collectors.joining());
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
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
