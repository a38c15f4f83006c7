package dev.millrace.sql.session;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.JobStatement;
import dev.millrace.sql.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects INSERT statements between BEGIN STATEMENT SET and END, and runs them as one job. Not thread-safe.
final class StatementSets {
    private static final StatementResult DONE = new StatementResult.Done();

    private final QueryStatements queries;
    private @Nullable List<InsertStatements.Planned> collected;

    StatementSets(QueryStatements queries) {
        this.queries = queries;
    }

    boolean isOpen() {
        return collected != null;
    }

    StatementResult begin() {
        collected = new ArrayList<>();
        return DONE;
    }

    /// Takes a statement of the open set.
    StatementResult collect(Statement statement, ScriptStatement text) {
        List<InsertStatements.Planned> set = collected;
        if (statement instanceof JobStatement.EndStatementSet) return end();
        if (set == null || !(statement instanceof DataStatement.Insert insert)) {
            throw SessionFaults.STATEMENT_SET
                    .what("Only INSERT statements may stand between BEGIN STATEMENT SET and END.")
                    .fix("Write END to run the set first.");
        }
        set.add(queries.inserts().planned(insert, text));
        return DONE;
    }

    /// Runs the open set.
    StatementResult end() {
        List<InsertStatements.Planned> set = collected;
        if (set == null) {
            throw SessionFaults.STATEMENT_SET
                    .what("END stands without BEGIN STATEMENT SET.")
                    .fix("Write BEGIN STATEMENT SET before the INSERT statements.");
        }
        collected = null;
        if (set.isEmpty()) return DONE;
        return queries.inserts().runPlanned(set);
    }

    /// Runs the statements of STATEMENT SET BEGIN ... END.
    StatementResult run(List<Statement> statements, ScriptStatement text) {
        List<DataStatement.Insert> inserts = new ArrayList<>();
        for (Statement each : statements) {
            if (!(each instanceof DataStatement.Insert insert)) throw notAnInsert();
            inserts.add(insert);
        }
        return queries.inserts().run(inserts, text);
    }

    private static MillraceException notAnInsert() {
        return SessionFaults.STATEMENT_SET
                .what("A statement set holds a statement that is no INSERT.")
                .fix("Run the statement before or after the set.");
    }
}
