package dev.millrace.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.jackson.databind.ObjectMapper;
import dev.millrace.runtime.step.JobLogging;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
                .isEqualTo("1970-01-01T00:00:00.000Z INFO  job '" + ESCAPED + "' starts" + end);
        assertThat(LogFormatter.audit().format(entry(null)))
                .isEqualTo("1970-01-01T00:00:00Z job '" + ESCAPED + "' starts" + end);
        assertThat(LogFormatter.file().format(entry(null)))
                .isEqualTo("1970-01-01T00:00:00.000Z INFO  ["
                        + Thread.currentThread().getName() + "] [-] dev.millrace.Jobs job '" + ESCAPED + "' starts"
                        + end);
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

    @Test
    void a_line_names_the_job_for_which_the_thread_works() {
        JobLogging.set("orders [1]\nforged");
        try {
            assertThat(LogFormatter.file().format(entry(null))).contains("] [orders [1]\\nforged] dev.millrace.Jobs ");
            assertThat(object(LogFormatter.json().format(entry(null)))).containsEntry("job", "orders [1]\nforged");
        } finally {
            JobLogging.set(null);
        }
    }

    @Test
    void levels_have_the_names_of_slf4j() {
        LogRecord entry = entry(null);
        entry.setLevel(Level.SEVERE);
        assertThat(LogFormatter.file().format(entry)).contains("Z ERROR [");
        entry.setLevel(Level.FINE);
        assertThat(LogFormatter.file().format(entry)).contains("Z DEBUG [");
    }

    @Test
    void each_entry_is_one_line_of_json() {
        Throwable thrown = new IllegalStateException("first\nsecond \"quoted\"");
        String line = LogFormatter.json().format(entry(thrown));

        assertThat(line).endsWith(System.lineSeparator());
        assertThat(line.strip().lines()).hasSize(1);
        assertThat(object(line))
                .containsEntry("time", "1970-01-01T00:00:00.000Z")
                .containsEntry("level", "INFO")
                .containsEntry("thread", Thread.currentThread().getName())
                .containsEntry("logger", "dev.millrace.Jobs")
                .containsEntry("message", "job '" + NAME + "' starts")
                .doesNotContainKey("job")
                .hasEntrySatisfying(
                        "exception",
                        text -> assertThat(text.toString())
                                .startsWith("java.lang.IllegalStateException: first\nsecond \"quoted\"")
                                .contains("\tat " + thrown.getStackTrace()[0]));
        assertThat(object(LogFormatter.json().format(entry(null)))).doesNotContainKey("exception");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String line) {
        return new ObjectMapper().readValue(line, Map.class);
    }
}
