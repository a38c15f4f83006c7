package dev.millrace.shell;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.sql.parser.Keywords;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.print.ResultFormat;
import dev.millrace.sql.print.ResultPrinter;
import dev.millrace.sql.session.SqlSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/// Reads statements from a terminal until QUIT or Ctrl-D, and shows their results. A statement that fails does not end
/// the shell. Not thread-safe.
public final class SqlShell {
    private static final String PROMPT = "millrace> ";
    private static final String NEXT_LINE = "       -> ";
    private static final String PROMPT_OPTION = "sql-client.prompt.shell";
    private static final String TIME_OPTION = "sql-client.display.print-time-cost";
    private static final double NANOS_PER_SECOND = 1e9;

    private final Terminal terminal;
    private final SqlSession session;
    private final ResultPrinter printer;
    private final LineReader reader;
    private final boolean keepsHistory;
    private final Path history;
    private long startNanos;

    /// Creates a shell.
    ///
    /// @param session runs the statements
    /// @param format how rows are printed in the mode `tableau`
    /// @param history the file with earlier statements; created if it is absent, unused if it cannot be written
    public SqlShell(Terminal terminal, SqlSession session, ResultFormat format, Path history) {
        this.terminal = terminal;
        this.session = session;
        this.printer = new ResultPrinter(format, terminal.writer(), this::duration);
        this.history = history;
        this.keepsHistory = isWritable(history);
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("millrace")
                .parser(new StatementEnd())
                .highlighter(new SqlHighlighter(Keywords.reserved()))
                .completer(new SqlCompleter(session.knownNames(), Keywords.all()))
                .variable(LineReader.HISTORY_FILE, keepsHistory ? history : null)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, NEXT_LINE)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .option(LineReader.Option.AUTO_LIST, true)
                .build();
    }

    /// Returns the terminal of this process.
    ///
    /// @throws IOException if the process has none
    public static Terminal terminal() throws IOException {
        return TerminalBuilder.builder()
                .name("millrace")
                .system(true)
                .graphemeCluster(false) // A slow terminal answers the question of JLine after the prompt.
                .build();
    }

    /// Reads and runs statements until the user leaves.
    public void run() {
        PrintWriter out = terminal.writer();
        out.println("Statements of SQL end with a semicolon. HELP shows examples and keys, and QUIT ends the shell.");
        if (!keepsHistory) out.println("Statements are not kept for later, because " + history + " cannot be written.");
        while (true) {
            String text;
            try {
                text = reader.readLine(prompt());
            } catch (UserInterruptException cleared) {
                continue; // Ctrl-C drops the text.
            } catch (EndOfFileException left) {
                return;
            }
            ShellCommand command = ShellCommand.of(text);
            if (command == ShellCommand.QUIT) return;
            if (command == null) statements(text);
            else run(command);
        }
    }

    /// Returns whether a file can be written, or created. The line reader creates the file for its owner only.
    private static boolean isWritable(Path file) {
        Disk disk = Host.real().disk();
        Path parent = file.toAbsolutePath().getParent();
        Path written = disk.exists(file) ? file : file.resolveSibling(file.getFileName() + ".new");
        try {
            if (parent != null) disk.makeDirectories(parent);
            disk.append(written).close();
            if (!written.equals(file)) disk.delete(written);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private String prompt() {
        String own = session.options().value(PROMPT_OPTION);
        if (!own.isEmpty()) return own;
        return session.isCollecting() ? "statement set> " : PROMPT;
    }

    private void run(ShellCommand command) {
        switch (command) {
            case CLEAR -> terminal.puts(Capability.clear_screen);
            case HELP -> terminal.writer().print(ShellHelp.TEXT);
            case QUIT -> {}
        }
        terminal.flush();
    }

    /// Runs the statements of a text until one fails or is cancelled.
    private void statements(String text) {
        for (ScriptStatement each : SqlSession.split(text)) {
            startNanos = Host.real().clock().nanos();
            try {
                if (!new StatementRun(terminal, session, printer).run(each)) return;
            } catch (Exception failed) {
                report(failed);
                return;
            }
        }
    }

    private String duration() {
        if (!session.options().isOn(TIME_OPTION)) return "";
        double seconds = (Host.real().clock().nanos() - startNanos) / NANOS_PER_SECOND;
        return String.format(Locale.ROOT, " (%.2f seconds)", seconds);
    }

    private void report(Exception failed) {
        String message = failed instanceof MillraceException ? String.valueOf(failed.getMessage()) : failed.toString();
        AttributedStyle red = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
        new AttributedStringBuilder()
                .styled(red, "[ERROR] ")
                .append(message)
                .toAttributedString()
                .println(terminal);
        terminal.flush();
    }
}
