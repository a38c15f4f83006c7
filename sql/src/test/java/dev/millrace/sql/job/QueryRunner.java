package dev.millrace.sql.job;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.sql.connector.MemorySource;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.sql.parser.ScriptSplitter;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.planner.QueryPlanner;
import dev.millrace.sql.planner.TableCatalog;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// Runs queries over tables in memory.
final class QueryRunner {
    private static final FunctionRegistry FUNCTIONS = new FunctionRegistry();

    private final TableCatalog catalog = new TableCatalog();
    private final Map<String, TableSource> sources = new HashMap<>();
    private final SessionTime time;
    private final Interpreter interpreter;

    QueryRunner(ZoneId zone) {
        this.time = new SessionTime(zone, Instant.parse("2026-01-02T03:04:05Z"));
        this.interpreter = new Interpreter(FUNCTIONS, time);
    }

    /// Adds a table whose rows have internal form.
    ///
    /// @param columns the columns as in CREATE TABLE, without parentheses
    void table(String name, String columns, List<? extends RowData> rows) {
        source(name, MemorySource.of(rowType(name, columns), rows));
    }

    /// Sets the source of a declared table.
    void source(String name, TableSource source) {
        sources.put(name, source);
    }

    /// Declares a table, and returns the type of its rows.
    RowType rowType(String name, String columns) {
        catalog.create((CreateStatement.Table) StatementParser.parse("CREATE TABLE `" + name + "` (" + columns + ")"));
        return plan("SELECT * FROM `" + name + "`").rowType();
    }

    QueryPlan plan(String sql) {
        DataStatement.Query query = (DataStatement.Query) StatementParser.parse(sql);
        return new QueryPlanner(catalog)
                .plan(query.query(), ScriptSplitter.split(sql).getFirst());
    }

    /// Starts a query.
    QueryResult start(QueryPlan plan, int parallelism, long memoryBytes) {
        QuerySettings settings = new QuerySettings(parallelism, memoryBytes, time, FUNCTIONS, new Configuration());
        return new BoundedQueries((path, _) -> sources.get(path.getLast()), settings).run(plan);
    }

    /// Returns the rows of a query as texts, such as `1, a, NULL`.
    List<String> texts(String sql, int parallelism, long memoryBytes) throws Exception {
        return texts(plan(sql), parallelism, memoryBytes);
    }

    List<String> texts(QueryPlan plan, int parallelism, long memoryBytes) throws Exception {
        List<String> texts = new ArrayList<>();
        try (QueryResult result = start(plan, parallelism, memoryBytes)) {
            CloseableIterator<RowData> rows = result.rows();
            while (rows.hasNext()) texts.add(text(rows.next(), result.rowType()));
        }
        return texts;
    }

    /// Returns the text of a row.
    String text(RowData row, RowType type) {
        StringJoiner text = new StringJoiner(", ");
        for (int i = 0; i < type.getFieldCount(); i++) {
            var column = type.getTypeAt(i).copy(true);
            Object value = RowData.createFieldGetter(column, i).getFieldOrNull(row);
            text.add(String.valueOf(value == null ? "NULL" : interpreter.text(value, column)));
        }
        return text.toString();
    }
}
