package dev.millrace.sql.job;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.RowKind;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.connector.MemorySource;
import dev.millrace.sql.connector.ScanRequest;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.sql.parser.ScriptSplitter;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.plan.ChangeKinds;
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

/// Runs continuous queries over tables in memory that end. A table with WATERMARK creates a watermark after each row.
final class StreamRunner implements Tables {
    private static final FunctionRegistry FUNCTIONS = new FunctionRegistry();

    private final TableCatalog catalog = new TableCatalog();
    private final Map<String, TableSource> sources = new HashMap<>();
    private final Map<String, List<String>> primaryKeys = new HashMap<>();
    private final Map<String, String> views = new HashMap<>();
    private final SessionTime time;
    private final Interpreter interpreter;

    StreamRunner(ZoneId zone) {
        this.time = new SessionTime(zone, Instant.parse("2026-01-02T03:04:05Z"));
        this.interpreter = new Interpreter(FUNCTIONS, time);
    }

    /// Adds a table of new rows.
    ///
    /// @param columns the columns as in CREATE TABLE, without parentheses
    /// @param rows the rows as SQL, such as `(1, 'a'), (2, 'b')`
    void table(String name, String columns, String rows) {
        table(name, columns, ChangeKinds.INSERTS, rows);
    }

    /// Adds a table of changes.
    ///
    /// @param rows the rows as SQL. If the table has other changes than new rows, each row ends with its kind, such
    ///     as '+U'.
    void table(String name, String columns, ChangeKinds kinds, String rows) {
        catalog.create((CreateStatement.Table) StatementParser.parse("CREATE TABLE `" + name + "` (" + columns + ")"));
        RowType type = stored(plan("SELECT * FROM `" + name + "`"));
        List<ColumnBatch> batches = new ArrayList<>();
        if (!rows.isEmpty()) {
            QueryPlan values = plan("SELECT * FROM (VALUES " + rows + ")");
            BatchBuilder builder = new BatchBuilder(type, 1);
            RowData last = null;
            for (RowData each : new dev.millrace.sql.plan.PlanInterpreter(interpreter).rows(values)) {
                builder.append(converted(each, values.rowType(), type, kinds));
                batches.add(builder.build());
                last = each;
            }
            assert last != null;
        }
        sources.put(name, new Replay(type, new MemorySource(type, batches), kinds));
    }

    /// Adds a view.
    void view(String name, String query) {
        views.put(name, query);
    }

    /// Declares the primary key of a table.
    void primaryKey(String table, String... columns) {
        primaryKeys.put(table, List.of(columns));
    }

    private RowData converted(RowData row, RowType from, RowType to, ChangeKinds kinds) {
        int width = to.getFieldCount();
        Object[] values = new Object[width];
        for (int i = 0; i < width; i++) {
            dev.millrace.sql.expression.Expr cast = new dev.millrace.sql.expression.Expr.Cast(
                    new dev.millrace.sql.expression.Expr.Column(i, from.getTypeAt(i)),
                    to.getTypeAt(i).copy(true),
                    false);
            values[i] = interpreter.evaluation(cast).of(row);
        }
        var converted = dev.millrace.table.data.GenericRowData.of(values);
        if (!kinds.equals(ChangeKinds.INSERTS))
            converted.setRowKind(kind(row.getString(width).toString().strip()));
        return converted;
    }

    private static RowKind kind(String text) {
        for (RowKind each : RowKind.values()) if (each.shortString().equals(text)) return each;
        throw new IllegalArgumentException(text);
    }

    private static RowType stored(QueryPlan plan) {
        if (plan instanceof QueryPlan.Scan scan) return scan.rowType();
        return stored(plan.inputs().getFirst());
    }

    /// Reads rows one by one.
    private record Replay(RowType rowType, MemorySource rows, ChangeKinds changes) implements TableSource {
        @Override
        public DataStream<ColumnBatch> read(StreamExecutionEnvironment environment, ScanRequest request) {
            return rows.read(environment, request);
        }
    }

    @Override
    public TableSource source(List<String> path, Map<String, String> options) {
        return sources.get(path.getLast());
    }

    @Override
    public List<String> primaryKey(List<String> path) {
        return primaryKeys.getOrDefault(path.getLast(), List.of());
    }

    QueryPlan plan(String text) {
        StringBuilder with = new StringBuilder();
        views.forEach(
                (name, view) -> with.append(with.isEmpty() ? "WITH " : ", ").append(name + " AS (" + view + ")"));
        String sql = with.isEmpty() ? text : with + " " + text;
        DataStatement.Query query = (DataStatement.Query) StatementParser.parse(sql);
        return new QueryPlanner(catalog)
                .plan(query.query(), ScriptSplitter.split(sql).getFirst());
    }

    /// Returns the changes of a query as texts, such as `+I[1, a]`.
    List<String> changes(String sql, int parallelism) throws Exception {
        QueryPlan plan = plan(sql);
        QuerySettings settings =
                new QuerySettings(parallelism, QuerySettings.MEMORY_BYTES, time, FUNCTIONS, new Configuration());
        List<String> texts = new ArrayList<>();
        try (QueryResult result = new StreamingQueries(this, settings).run(plan)) {
            CloseableIterator<RowData> rows = result.rows();
            while (rows.hasNext()) {
                RowData row = rows.next();
                texts.add(row.getRowKind().shortString() + "[" + text(row, result.rowType()) + "]");
            }
        }
        return texts;
    }

    /// Returns the rows of a query after all changes, sorted by their texts.
    List<String> rows(String sql, int parallelism) throws Exception {
        List<String> rows = new ArrayList<>();
        for (String each : changes(sql, parallelism)) {
            String row = each.substring(2);
            if (each.startsWith("+")) rows.add(row);
            else if (!rows.remove(row)) throw new AssertionError("The row " + row + " is taken back but not there.");
        }
        rows.sort(String::compareTo);
        return rows;
    }

    /// Returns the rows of the query in batch mode, sorted by their texts.
    List<String> boundedRows(String sql) throws Exception {
        QuerySettings settings = new QuerySettings(1, QuerySettings.MEMORY_BYTES, time, FUNCTIONS, new Configuration());
        List<String> rows = new ArrayList<>();
        try (QueryResult result = new BoundedQueries(this, settings).run(plan(sql))) {
            CloseableIterator<RowData> all = result.rows();
            while (all.hasNext()) rows.add("[" + text(all.next(), result.rowType()) + "]");
        }
        rows.sort(String::compareTo);
        return rows;
    }

    private String text(RowData row, RowType type) {
        StringJoiner text = new StringJoiner(", ");
        for (int i = 0; i < type.getFieldCount(); i++) {
            var column = type.getTypeAt(i).copy(true);
            Object value = RowData.createFieldGetter(column, i).getFieldOrNull(row);
            text.add(String.valueOf(value == null ? "NULL" : interpreter.text(value, column)));
        }
        return text.toString();
    }
}
