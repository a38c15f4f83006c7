package dev.millrace.conformance;

import dev.millrace.conformance.program.ChangeText;
import dev.millrace.conformance.program.CollectedRows;
import dev.millrace.conformance.program.ProgramTables;
import dev.millrace.jackson.databind.JsonNode;
import dev.millrace.sql.session.SqlSession;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Is a table that a program writes, with the changes that it expects.
final class ProgramSink implements AutoCloseable {
    private final JsonNode definition;
    private final RowType rowType;
    private final CollectedRows rows;

    ProgramSink(JsonNode definition, SqlSession session) {
        this.definition = definition;
        this.rows = new CollectedRows(
                ProgramTables.sinkChanges(definition),
                definition
                        .path("options")
                        .path("sink.supports-delete-by-key")
                        .asString("false")
                        .equals("true"));
        this.rowType = attach(session);
    }

    /// Creates the table in a session, and returns the type of its rows.
    RowType attach(SqlSession session) {
        String name = definition.get("name").asString();
        session.execute(definition.get("ddl").asString());
        session.receive(name, rows);
        return session.writtenType(name);
    }

    /// Returns the changes that were written.
    List<String> actual() {
        List<String> texts = new ArrayList<>();
        for (RowData each : rows.rows()) texts.add(ChangeText.row(each, rowType.getChildren()));
        return texts;
    }

    /// Returns the expected changes, before and after the restore.
    List<String> expected() {
        List<String> texts = new ArrayList<>();
        for (String part : List.of("expected", "expected_after_restore")) {
            for (JsonNode each : definition.path(part)) texts.add(each.asString());
        }
        return texts;
    }

    /// Returns whether the changes lead to the expected rows.
    boolean isRight() {
        List<String> wanted = definition.has("expected_materialized") ? expectedRows() : left(expected());
        return wanted.equals(left(actual()));
    }

    private List<String> expectedRows() {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : definition.get("expected_materialized"))
            texts.add(each.asString().substring(2));
        texts.sort(null);
        return texts;
    }

    private List<String> left(List<String> changes) {
        List<Integer> key = ProgramTables.key(definition, rowType);
        List<String> keys = new ArrayList<>();
        if (!key.isEmpty()) for (String each : changes) keys.add(ProgramTables.keyText(each, key));
        return ChangeText.materialized(changes, keys);
    }

    @Override
    public void close() {
        rows.close();
    }
}
