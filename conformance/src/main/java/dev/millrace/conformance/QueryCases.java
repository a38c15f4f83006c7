package dev.millrace.conformance;

import dev.millrace.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// Reads `batch_sql_cases.json`: bounded queries over the tables of `batch_sql_tables.json`.
final class QueryCases implements CaseFormat {
    private static final String TABLES = "batch_sql_tables.json";
    private static final String COMPUTED = " AS ";
    private static final String LEGACY_DECIMAL = "LEGACY('DECIMAL', 'DECIMAL')";

    @Override
    public String file() {
        return "batch_sql_cases.json";
    }

    @Override
    public List<ConformanceCase> cases(JsonNode content, CaseFolder folder) {
        JsonNode tables = folder.read(TABLES);
        List<ConformanceCase> cases = new ArrayList<>();
        for (JsonNode each : content) {
            String sql = each.get("sql").asString();
            cases.add(new ConformanceCase(each.get("id").asString(), sql, () -> run(each, sql, tables)));
        }
        return cases;
    }

    private static CaseOutcome run(JsonNode each, String sql, JsonNode tables) {
        if (each.path("udfs").size() > 0) return new CaseOutcome.Skipped("needs a Java function");
        CaseQueries queries = new CaseQueries(Expectation.config(each));
        for (JsonNode table : each.get("tables")) {
            JsonNode data = tables.get(table.get("data").asString());
            String columns = columns(data.get("columns"));
            if (data.path("ddl").asString("").contains("'lookup-function-class'"))
                return new CaseOutcome.Skipped("needs a Java function");
            if (columns.contains("RAW(") || columns.contains("LEGACY("))
                return new CaseOutcome.Skipped("needs a Java object");
            addIfRight(queries, table.get("name").asString(), columns, data.get("rows"));
        }
        CaseAnswer answer = queries.ask(sql);
        if (each.get("kind").asString().equals("size"))
            return size(each.get("arg").asInt(), answer);
        return RowsExpectation.check(
                each.get("expected_rows"), each.path("sorted").asBoolean(), queries, answer);
    }

    /// Adds a table. Some cases list tables with columns of other tables, which no query reads; these are left out.
    private static void addIfRight(CaseQueries queries, String name, String columns, JsonNode rows) {
        try {
            queries.add(name, columns, rows);
        } catch (IllegalArgumentException otherColumns) {
            queries.forget(name);
        }
    }

    private static String columns(JsonNode columns) {
        StringJoiner text = new StringJoiner(", ");
        for (JsonNode each : columns) {
            String virtual = each.path("virtual").asString("");
            String type = virtual.contains(COMPUTED)
                    ? virtual.substring(virtual.indexOf(COMPUTED))
                    : each.get("type").asString().replace(LEGACY_DECIMAL, "DECIMAL(38, 18)");
            text.add("`" + each.get("name").asString() + "` " + type);
        }
        return text.toString();
    }

    private static CaseOutcome size(int expected, CaseAnswer answer) {
        return switch (answer) {
            case CaseAnswer.Refused refused ->
                new CaseOutcome.Failed(expected + " rows", refused.message(), refused.plan());
            case CaseAnswer.Rows rows ->
                rows.rows().size() == expected
                        ? CaseOutcome.PASSED
                        : new CaseOutcome.Failed(expected + " rows", rows.rows().size() + " rows", rows.plan());
        };
    }
}
