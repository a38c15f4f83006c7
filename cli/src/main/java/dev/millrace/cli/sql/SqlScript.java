package dev.millrace.cli.sql;

import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.print.ResultPrinter;
import dev.millrace.sql.session.SqlSession;
import dev.millrace.sql.session.StatementResult;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/// Runs the statements of scripts one after the other. Not thread-safe.
final class SqlScript {
    private final SqlSession session;
    private final PrintWriter err;

    /// @param err receives the place of a statement that fails, and the progress
    SqlScript(SqlSession session, PrintWriter err) {
        this.session = session;
        this.err = err;
    }

    /// Runs a script until a statement fails.
    ///
    /// @param printer prints results; null to print nothing
    void run(String script, @Nullable ResultPrinter printer) throws Exception {
        var statements = SqlSession.split(script);
        for (ScriptStatement each : statements) {
            try (StatementProgress progress = StatementProgress.start(each, err)) {
                StatementResult result = progress.watch(session.execute(each));
                if (printer != null) printer.print(result, session.options());
                else if (result instanceof StatementResult.Rows rows)
                    rows.rows().close();
            } catch (Exception failed) {
                if (statements.size() > 1) err.println("millrace: the statement at " + each.start() + " failed");
                throw failed;
            }
        }
    }
}
