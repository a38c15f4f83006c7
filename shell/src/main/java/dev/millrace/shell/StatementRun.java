package dev.millrace.shell;

import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.print.ResultPrinter;
import dev.millrace.sql.session.SessionOptions;
import dev.millrace.sql.session.SqlSession;
import dev.millrace.sql.session.StatementResult;
import java.io.PrintWriter;
import java.util.Locale;
import org.jline.terminal.Terminal;

/// Runs one statement and shows its result in the mode of the session. Ctrl-C cancels the statement. Not thread-safe.
final class StatementRun {
    private static final String RESULT_MODE = "sql-client.execution.result-mode";
    private static final String ROWS_MAX = "sql-client.execution.max-table-result.rows";

    private final Terminal terminal;
    private final SqlSession session;
    private final ResultPrinter printer;
    private volatile boolean isCancelled;

    StatementRun(Terminal terminal, SqlSession session, ResultPrinter printer) {
        this.terminal = terminal;
        this.session = session;
        this.printer = printer;
    }

    /// Runs the statement.
    ///
    /// @return whether the statement has ended by itself, and not by Ctrl-C
    /// @throws Exception if the statement fails
    boolean run(ScriptStatement statement) throws Exception {
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, _ -> cancel());
        try {
            show(session.execute(statement));
        } catch (Exception failed) {
            if (!isCancelled) throw failed;
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
        }
        if (isCancelled) info("The statement was cancelled.");
        return !isCancelled;
    }

    private void cancel() {
        isCancelled = true;
        session.cancel();
    }

    private void show(StatementResult result) throws Exception {
        SessionOptions options = session.options();
        String mode = options.value(RESULT_MODE).toLowerCase(Locale.ROOT);
        boolean isScreen = result instanceof StatementResult.Rows rows && rows.isQuery() && !mode.equals("tableau");
        if (!isScreen || isDumb()) {
            printer.print(result, options);
            return;
        }
        int limit = Integer.parseInt(options.value(ROWS_MAX).strip());
        boolean isLog = mode.equals("changelog");
        ShownRows shown = isLog ? new LatestChanges(limit) : new CurrentRows(limit);
        ArrivingRows arrived = new ResultScreen(terminal, (StatementResult.Rows) result, shown, options, isLog).show();
        boolean isOver = arrived.isOver();
        ((StatementResult.Rows) result).rows().close();
        Throwable failure = arrived.failure();
        if (failure instanceof Exception failed) throw failed;
        if (failure instanceof Error broken) throw broken;
        info(
                isOver
                        ? "Received a total of " + arrived.count() + " rows"
                        : "The query was cancelled after " + arrived.count() + " rows.");
    }

    private boolean isDumb() {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    private void info(String text) {
        PrintWriter out = terminal.writer();
        out.println("[INFO] " + text);
        out.flush();
    }
}
