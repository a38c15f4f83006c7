package dev.millrace.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sql.print.ResultFormat;
import dev.millrace.sql.session.SessionSettings;
import dev.millrace.sql.session.SqlSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlShellTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void a_statement_may_have_several_lines_and_a_failure_does_not_end_the_shell() throws Exception {
        String shown = typed("""
                SELECT nothing FROM nowhere;
                SELECT 1
                  + 41 AS answer;
                """);
        assertThat(shown).contains("[ERROR] ", "nowhere", "|     42 |", "1 row in set (");
    }

    @Test
    void a_failure_skips_the_statements_behind_it_on_the_same_line() throws Exception {
        assertThat(typed("SELECT 1 AS a; SELECT x; SELECT 3 AS never;\n"))
                .contains("| a |", "[ERROR]")
                .doesNotContain("| never |");
    }

    @Test
    void help_shows_examples_and_quit_ends_the_shell() throws Exception {
        String shown = typed("HELP\nquit;\nSELECT 7 AS unreached;\n");
        assertThat(shown).contains("CREATE TABLE flights").doesNotContain("| unreached |");
    }

    @Test
    void the_history_keeps_statements_for_the_next_shell() throws Exception {
        typed("SELECT 'remembered';\n");
        Path history = directory.resolve("history");
        assertThat(history).content().contains("SELECT 'remembered';");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .as("the history may contain passwords")
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void a_history_that_cannot_be_written_is_reported_once() throws Exception {
        Path file = Files.writeString(directory.resolve("a file"), "no directory");
        String shown = typed("SELECT 1 AS a;\nSELECT 2 AS b;\n", file.resolve("history"));
        assertThat(shown).contains("| a |", "| b |").containsOnlyOnce("history cannot be written");
    }

    @Test
    void wrong_input_of_many_kinds_leaves_a_shell_that_works() throws Exception {
        String shown = typed(WrongInput.LINES + "SELECT 'alive' AS state;\n");
        assertThat(shown).contains("| alive |");
        assertThat(shown.split("\\[ERROR\\] MR-", -1)).hasSizeGreaterThan(WrongInput.FAULTS);
    }

    @Test
    void ctrl_c_ends_an_endless_query_and_not_the_shell() throws Exception {
        try (PipedOutputStream keys = new PipedOutputStream();
                Watched output = new Watched("| +I |")) {
            InputStream input = new PipedInputStream(keys);
            ExternalTerminal terminal = new ExternalTerminal("test", "xterm", input, output, StandardCharsets.UTF_8);
            Thread shell = Thread.ofPlatform().start(() -> run(terminal, directory.resolve("history")));
            keys.write("""
                    SET 'execution.runtime-mode' = 'streaming';
                    CREATE TABLE g (k INT) WITH ('connector' = 'datagen', 'rows-per-second' = '10');
                    SELECT k FROM g;
                    """.getBytes(StandardCharsets.UTF_8));
            keys.flush();
            assertThat(output.seen.await(300, TimeUnit.SECONDS)).isTrue();
            terminal.raise(Terminal.Signal.INT);
            keys.write("SELECT 'alive' AS state;\nQUIT\n".getBytes(StandardCharsets.UTF_8));
            keys.flush();
            shell.join(300_000);
            assertThat(shell.isAlive()).isFalse();
            assertThat(output.text()).contains("The statement was cancelled.", "| +I |  alive |");
        }
    }

    private String typed(String keys) throws IOException {
        return typed(keys, directory.resolve("history"));
    }

    private String typed(String keys, Path history) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        InputStream input = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
        run(new ExternalTerminal("test", "xterm", input, output, StandardCharsets.UTF_8), history);
        return AttributedString.stripAnsi(output.toString(StandardCharsets.UTF_8));
    }

    private static void run(Terminal terminal, Path history) {
        try (terminal;
                SqlSession session = new SqlSession(SessionSettings.of(Map.of()))) {
            new SqlShell(terminal, session, ResultFormat.TABLEAU, history).run();
            terminal.flush();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /// Keeps what is written, and tells when a text appears.
    private static final class Watched extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final String expected;
        private final CountDownLatch seen = new CountDownLatch(1);

        Watched(String expected) {
            this.expected = expected;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] content, int from, int length) {
            bytes.write(content, from, length);
            if (text().contains(expected)) seen.countDown();
        }

        String text() {
            return AttributedString.stripAnsi(bytes.toString(StandardCharsets.UTF_8));
        }
    }
}
