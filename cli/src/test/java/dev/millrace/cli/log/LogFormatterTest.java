package dev.millrace.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/// Tests that names of jobs and operators and messages of exceptions cannot forge a log entry.
class LogFormatterTest {
    private static final String NAME = "orders\n2026-01-01T00:00:00Z WARNING all is lost\r\u001b[2J\u0085\u2028end";
    private static final String ESCAPED =
            "orders\\n2026-01-01T00:00:00Z WARNING all is lost\\r\\u001b[2J\\u0085\\u2028end";

    private static LogRecord entry(Throwable thrown) {
        LogRecord entry = new LogRecord(Level.INFO, "job ''{0}'' starts");
        entry.setParameters(new Object[] {NAME});
        entry.setLoggerName("dev.millrace.Jobs");
        entry.setInstant(Instant.EPOCH);
        entry.setThrown(thrown);
        return entry;
    }

    @Test
    void a_name_stays_in_its_line() {
        String end = System.lineSeparator();
        assertThat(LogFormatter.terminal().format(entry(null)))
                .isEqualTo("1970-01-01T00:00:00Z INFO    job '" + ESCAPED + "' starts" + end);
        assertThat(LogFormatter.audit().format(entry(null)))
                .isEqualTo("1970-01-01T00:00:00Z job '" + ESCAPED + "' starts" + end);
        assertThat(LogFormatter.file().format(entry(null)))
                .isEqualTo("1970-01-01T00:00:00Z INFO    dev.millrace.Jobs job '" + ESCAPED + "' starts" + end);
    }

    @Test
    void the_message_of_an_exception_stays_in_its_line_on_a_terminal() {
        assertThat(LogFormatter.terminal()
                        .format(entry(new IllegalStateException(NAME)))
                        .lines())
                .hasSize(1);
    }

    @Test
    void all_lines_of_a_stack_trace_are_indented() {
        Throwable thrown = new IllegalStateException("first\nsecond", new IllegalArgumentException(NAME));
        List<String> lines = LogFormatter.file().format(entry(thrown)).lines().toList();

        assertThat(lines.subList(1, lines.size()))
                .contains("\tsecond", "\tat " + thrown.getStackTrace()[0])
                .allMatch(line -> line.startsWith("\t") && line.chars().skip(1).noneMatch(Character::isISOControl));
    }
}
