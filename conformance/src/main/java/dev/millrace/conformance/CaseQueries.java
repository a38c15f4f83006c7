package dev.millrace.conformance;

import dev.millrace.api.config.Configuration;
import dev.millrace.jackson.databind.JsonNode;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.TableColumn;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.connector.MemorySource;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.sql.job.BoundedQueries;
import dev.millrace.sql.job.QueryResult;
import dev.millrace.sql.job.QuerySettings;
import dev.millrace.sql.parser.ScriptSplitter;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.plan.PlanInterpreter;
import dev.millrace.sql.plan.PlanText;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.planner.QueryPlanner;
import dev.millrace.sql.planner.TableCatalog;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs the queries of one case over small tables in memory. Not thread-safe.
final class CaseQueries {
    private static final int PARALLELISM = 2;
    private static final FunctionRegistry FUNCTIONS = new FunctionRegistry();

    private final TableCatalog catalog = new TableCatalog();
    private final Map<String, List<RowData>> tables = new HashMap<>();
    private final Map<String, RowType> types = new HashMap<>();
    private final ZoneId zone;

    /// Creates the queries of a session.
    ///
    /// @param config the options of the session
    CaseQueries(Map<String, String> config) {
        this.zone = ZoneId.of(config.getOrDefault("table.local-time-zone", "UTC"));
    }

    ZoneId zone() {
        return zone;
    }

    /// Adds a table.
    void add(String name, RowType type, List<RowData> rows) {
        List<TableColumn> columns = type.getFields().stream()
                .<TableColumn>map(field -> new TableColumn.Physical(field.getName(), field.getType(), null))
                .toList();
        Catalogs catalogs = catalog.catalogs();
        TablePath path = new TablePath(catalogs.currentCatalog(), catalogs.currentDatabase(), name);
        catalogs.put(path, new CatalogTable(columns, null, null, null, List.of(), Map.of(), null), true);
        tables.put(name, rows);
        types.put(name, type);
    }

    /// Adds a table with rows in JSON.
    ///
    /// @param columns the columns as in CREATE TABLE, without parentheses
    void add(String name, String columns, JsonNode rows) {
        create("CREATE TABLE `" + name + "` (" + columns + ")", rows);
    }

    /// Removes the rows of a table.
    void forget(String name) {
        tables.remove(name);
        types.remove(name);
    }

    /// Adds the table of a statement. Rows that later rows delete are left out.
    void create(String statement, JsonNode rows) {
        CreateStatement.Table table = (CreateStatement.Table) StatementParser.parse(statement);
        catalog.create(table);
        String name = table.name().parts().getLast();
        RowType type = scanned(plan("SELECT * FROM `" + name + "`"));
        List<RowData> left = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (JsonNode each : rows) {
            RowData row = new CaseValues(zone).row(each, type);
            String text = ActualText.row(row, type.getChildren());
            if (each.path("kind").asString("+I").startsWith("+")) {
                left.add(row);
                texts.add(text);
                continue;
            }
            int at = texts.lastIndexOf(text);
            if (at < 0) throw new IllegalArgumentException("A case deletes a row that is not there: " + text);
            left.remove(at);
            texts.remove(at);
        }
        tables.put(name, left);
        types.put(name, type);
    }

    /// Returns the columns that the source of a table has. Others are computed from them.
    private static RowType scanned(QueryPlan plan) {
        return plan instanceof QueryPlan.Scan scan
                ? scan.rowType()
                : scanned(plan.inputs().getFirst());
    }

    private QueryPlan plan(String sql) {
        ScriptStatement text = ScriptSplitter.split(sql).getFirst();
        DataStatement.Query query = (DataStatement.Query) StatementParser.parse(sql);
        return new QueryPlanner(catalog).plan(query.query(), text);
    }

    /// Returns the answer to a query.
    CaseAnswer ask(String sql) {
        QueryPlan plan;
        try {
            plan = plan(sql);
        } catch (RuntimeException refused) {
            return new CaseAnswer.Refused(CaseAnswer.Phase.VALIDATION, message(refused), "");
        }
        String text = PlanText.of(plan);
        try {
            return new CaseAnswer.Rows(plan.rowType(), isSimple(plan) ? interpreted(plan) : run(plan), text);
        } catch (RuntimeException failed) {
            return new CaseAnswer.Refused(CaseAnswer.Phase.RUNTIME, message(failed), text);
        }
    }

    /// Returns whether a plan consists of operators that need no job.
    private static boolean isSimple(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Scan _, QueryPlan.Values _ -> true;
            case QueryPlan.Project project -> isSimple(project.input());
            case QueryPlan.Filter filter -> isSimple(filter.input());
            default -> false;
        };
    }

    private List<RowData> interpreted(QueryPlan plan) {
        Interpreter interpreter = new Interpreter(FUNCTIONS, new SessionTime(zone, Instant.EPOCH));
        return new PlanInterpreter(interpreter).rows(withRows(plan));
    }

    private List<RowData> run(QueryPlan plan) {
        QuerySettings settings = new QuerySettings(
                PARALLELISM,
                QuerySettings.MEMORY_BYTES,
                new SessionTime(zone, Instant.EPOCH),
                FUNCTIONS,
                new Configuration());
        List<RowData> rows = new ArrayList<>();
        try (QueryResult result = new BoundedQueries((path, _) -> source(path.getLast()), settings).run(plan)) {
            result.rows().forEachRemaining(rows::add);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        return rows;
    }

    private TableSource source(String name) {
        RowType type = types.get(name);
        if (type == null) throw new IllegalArgumentException("There is no table " + name);
        return MemorySource.of(type, tables.getOrDefault(name, List.of()));
    }

    private static String message(RuntimeException error) {
        return error.getClass().getSimpleName() + ": " + error.getMessage();
    }

    /// Returns the plan with the rows of tables in the place of scans.
    private QueryPlan withRows(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Scan scan -> values(scan);
            case QueryPlan.Project project ->
                new QueryPlan.Project(withRows(project.input()), project.expressions(), project.rowType());
            case QueryPlan.Filter filter -> new QueryPlan.Filter(withRows(filter.input()), filter.condition());
            default -> plan;
        };
    }

    private QueryPlan values(QueryPlan.Scan scan) {
        List<List<Expr>> rows = new ArrayList<>();
        for (RowData row : tables.getOrDefault(scan.table().getLast(), List.of())) {
            List<Expr> literals = new ArrayList<>();
            for (int i = 0; i < scan.rowType().getFieldCount(); i++) {
                LogicalType type = scan.rowType().getTypeAt(i);
                literals.add(new Expr.Literal(RowData.createFieldGetter(type, i).getFieldOrNull(row), type));
            }
            rows.add(literals);
        }
        return new QueryPlan.Values(rows, scan.rowType());
    }
}
