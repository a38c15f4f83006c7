package dev.millrace.conformance;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
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
    private final TableCatalog catalog = new TableCatalog();
    private final Map<String, List<RowData>> tables = new HashMap<>();
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
        StringBuilder statement = new StringBuilder("CREATE TABLE `" + name + "` (");
        for (int i = 0; i < type.getFieldCount(); i++) {
            statement.append(i == 0 ? "" : ", ").append(column(type, i));
        }
        catalog.create((CreateStatement.Table)
                StatementParser.parse(statement.append(")").toString()));
        tables.put(name, rows);
    }

    private static String column(RowType type, int i) {
        return "`" + type.getFieldNames().get(i) + "` " + type.getTypeAt(i).asSerializableString();
    }

    /// Returns the answer to a query.
    CaseAnswer ask(String sql) {
        QueryPlan plan;
        try {
            ScriptStatement text = ScriptSplitter.split(sql).getFirst();
            DataStatement.Query query = (DataStatement.Query) StatementParser.parse(sql);
            plan = withRows(new QueryPlanner(catalog).plan(query.query(), text));
        } catch (RuntimeException refused) {
            return new CaseAnswer.Refused(CaseAnswer.Phase.VALIDATION, message(refused), "");
        }
        String text = PlanText.of(plan);
        try {
            Interpreter interpreter = new Interpreter(new FunctionRegistry(), new SessionTime(zone, Instant.EPOCH));
            return new CaseAnswer.Rows(plan.rowType(), new PlanInterpreter(interpreter).rows(plan), text);
        } catch (RuntimeException failed) {
            return new CaseAnswer.Refused(CaseAnswer.Phase.RUNTIME, message(failed), text);
        }
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
