package dev.millrace.conformance;

import dev.millrace.base.fault.CodedException;
import dev.millrace.conformance.program.ProgramTables;
import dev.millrace.conformance.program.ReplayedRows;
import dev.millrace.conformance.program.StoppedInsert;
import dev.millrace.jackson.databind.JsonNode;
import dev.millrace.sql.session.SessionSettings;
import dev.millrace.sql.session.SqlSession;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.api.value.RowKind;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs one program: its tables, options and statements.
final class TableProgram {
    private final JsonNode program;
    private final Map<String, String> options = new HashMap<>();

    /// Creates a program.
    ///
    /// @param program the program in JSON
    TableProgram(JsonNode program) {
        this.program = program;
        options.put("execution.runtime-mode", "streaming");
        options.put("parallelism.default", "1");
        options.put("table.local-time-zone", "UTC");
        options.put("table.exec.sink.require-on-conflict", "false");
        for (JsonNode each : program.get("setup")) {
            if (each.get("kind").asString().equals("CONFIG")) {
                options.put(each.get("key").asString(), each.get("value").asString());
            }
        }
    }

    /// Returns the statements.
    public String sql() {
        StringBuilder text = new StringBuilder();
        for (JsonNode each : program.get("run"))
            text.append(each.path("sql").asString("")).append(";\n");
        return text.toString();
    }

    /// Runs the program, and compares the rows that its tables have at the end. If the program has rows after a
    /// restore, it is stopped with a savepoint before them, and started again from it.
    CaseOutcome run() {
        List<ProgramSink> sinks = new ArrayList<>();
        try (SqlSession session = new SqlSession(SessionSettings.of(options))) {
            List<ReplayedRows> sources = setUp(session, sinks, hasRestore());
            String plan = explained(session);
            if (hasRestore()) {
                String savepoint = new StoppedInsert(session, sources).run(statement(), savepoints());
                runAgain(savepoint, sinks);
                return compared(sinks, plan);
            }
            for (JsonNode each : program.get("run")) {
                String failure = run(each, session);
                if (failure != null) return new CaseOutcome.Failed(expected(sinks), failure, plan);
            }
            return compared(sinks, plan);
        } catch (RuntimeException failed) {
            return new CaseOutcome.Failed(expected(sinks), message(failed), "");
        } finally {
            sinks.forEach(ProgramSink::close);
        }
    }

    /// Returns whether the only statement is stopped and started again.
    private boolean hasRestore() {
        if (program.get("run").size() != 1) return false;
        for (JsonNode each : program.get("setup"))
            if (each.path("rows_after_restore").size() > 0) return true;
        return false;
    }

    private static String savepoints() {
        return Path.of(System.getProperty("java.io.tmpdir"), "millrace-conformance-savepoints")
                .toUri()
                .toString();
    }

    private String statement() {
        return program.get("run").get(0).get("sql").asString();
    }

    private void runAgain(String savepoint, List<ProgramSink> sinks) {
        Map<String, String> restoring = new HashMap<>(options);
        restoring.put("execution.state-recovery.path", savepoint);
        try (SqlSession session = new SqlSession(SessionSettings.of(restoring))) {
            for (ProgramSink each : sinks) each.attach(session);
            for (JsonNode each : program.get("setup")) {
                String kind = each.get("kind").asString();
                if (kind.startsWith("SOURCE")) source(each, session, false);
                else if (!kind.startsWith("SINK")) register(each, session);
            }
            session.execute(statement());
        }
    }

    private List<ReplayedRows> setUp(SqlSession session, List<ProgramSink> sinks, boolean waits) {
        List<ReplayedRows> sources = new ArrayList<>();
        for (JsonNode each : program.get("setup")) {
            String kind = each.get("kind").asString();
            if (kind.startsWith("SOURCE")) sources.add(source(each, session, waits));
            else if (kind.startsWith("SINK")) sinks.add(new ProgramSink(each, session));
            else register(each, session);
        }
        return sources;
    }

    /// Registers a function, or executes a statement such as CREATE VIEW.
    private static void register(JsonNode part, SqlSession session) {
        switch (part.get("kind").asString()) {
            case "SQL" -> session.execute(part.get("sql").asString());
            case "FUNCTION" -> {
                boolean isSystem = part.get("behavior").asString().equals("SYSTEM");
                boolean isTemporary = part.get("persistence").asString().equals("TEMPORARY");
                session.execute("CREATE " + (isTemporary ? "TEMPORARY " : "") + (isSystem ? "SYSTEM " : "")
                        + "FUNCTION `" + part.get("name").asString() + "` AS '"
                        + part.get("function").asString() + "'");
            }
            default -> {
                // Options are set before.
            }
        }
    }

    private ReplayedRows source(JsonNode table, SqlSession session, boolean waits) {
        String name = table.get("name").asString();
        session.execute(table.get("ddl").asString());
        RowType type = session.storedType(name);
        ReplayedRows all = ReplayedRows.of(type, rows(table, type), ProgramTables.sourceChanges(table));
        int first = table.path("rows").size();
        boolean isEarly = waits && table.path("rows_after_restore").size() > 0;
        ReplayedRows source = isEarly ? all.waitingAfter(first) : all;
        session.provide(name, source);
        return source;
    }

    private List<RowData> rows(JsonNode table, RowType type) {
        CaseValues values = new CaseValues(ZoneId.of(options.getOrDefault("table.local-time-zone", "UTC")));
        List<RowData> rows = new ArrayList<>();
        for (String part : List.of("rows", "rows_after_restore")) {
            for (JsonNode each : table.path(part)) {
                GenericRowData row = (GenericRowData) values.row(each, type);
                row.setRowKind(kind(each.path("kind").asString("+I")));
                rows.add(row);
            }
        }
        return rows;
    }

    private static RowKind kind(String text) {
        for (RowKind each : RowKind.values()) if (each.shortString().equals(text)) return each;
        throw new IllegalArgumentException("There is no kind " + text);
    }

    private String explained(SqlSession session) {
        StringBuilder plans = new StringBuilder();
        for (JsonNode each : program.get("run")) {
            String sql = each.path("sql").asString("");
            try {
                plans.append(session.execute("EXPLAIN CHANGELOG_MODE " + sql)).append('\n');
            } catch (RuntimeException refused) {
                plans.append(message(refused)).append('\n');
            }
        }
        return plans.toString();
    }

    /// Returns what went wrong; null if nothing did.
    private static @Nullable String run(JsonNode statement, SqlSession session) {
        boolean isFailing = statement.get("kind").asString().equals("FAILING_SQL");
        try {
            session.execute(statement.get("sql").asString());
        } catch (RuntimeException failed) {
            return isFailing ? null : message(failed);
        }
        return isFailing
                ? "No failure, but expected: " + statement.get("expected_error").asString()
                : null;
    }

    private static CaseOutcome compared(List<ProgramSink> sinks, String plan) {
        for (ProgramSink each : sinks) {
            if (!each.isRight()) return new CaseOutcome.Failed(expected(sinks), actual(sinks), plan);
        }
        return CaseOutcome.PASSED;
    }

    /// Returns whether the program writes exactly the expected changes, in the expected order.
    private static String expected(List<ProgramSink> sinks) {
        return sinks.stream().map(each -> each.expected().toString()).toList().toString();
    }

    private static String actual(List<ProgramSink> sinks) {
        return sinks.stream().map(each -> each.actual().toString()).toList().toString();
    }

    private static String message(RuntimeException failed) {
        return CodedException.find(failed) instanceof CodedException told
                ? String.valueOf(told.exception().getMessage())
                : failed.toString();
    }
}
