package dev.millrace.sql.session;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.sql.job.BoundedQueries;
import dev.millrace.sql.job.QueryResult;
import dev.millrace.sql.job.QuerySettings;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.plan.PlanInterpreter;
import dev.millrace.sql.plan.PlanText;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.planner.QueryPlanner;
import dev.millrace.sql.planner.StatementText;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.JobStatement;
import dev.millrace.sql.statement.Statement;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.calcite.sql.SqlNode;

/// Executes queries, INSERT and EXPLAIN. Not thread-safe.
final class QueryStatements implements AutoCloseable {
    private final SessionState state;
    private final FunctionRegistry functions = new FunctionRegistry();
    private final List<OpenRows> open = new CopyOnWriteArrayList<>();
    private final InsertStatements inserts;

    QueryStatements(SessionState state) {
        this.state = state;
        this.inserts = new InsertStatements(state, this);
    }

    /// Returns what executes INSERT.
    InsertStatements inserts() {
        return inserts;
    }

    StatementResult data(DataStatement data, ScriptStatement text) {
        return switch (data) {
            case DataStatement.Query query -> query(query.query(), text);
            case DataStatement.Insert insert -> {
                inserts.run(List.of(insert), text);
                yield new StatementResult.Written();
            }
            case DataStatement.Analyze _ -> new StatementResult.Done();
            case DataStatement.Truncate _, DataStatement.Delete _, DataStatement.Update _, DataStatement.Call _ ->
                throw SessionFaults.NOT_YET
                        .what("This statement changes rows of a table, which no connector of Millrace can do yet.")
                        .fix("Write the new content with INSERT OVERWRITE.");
        };
    }

    private StatementResult query(SqlNode query, ScriptStatement text) {
        QueryPlan plan = plan(query, text);
        CloseableIterator<RowData> rows = isConstant(plan) ? constants(plan) : run(plan);
        return new StatementResult.Rows(plan.rowType(), rows, true);
    }

    /// Runs a plan without tables in this thread, which takes less time than a job.
    private CloseableIterator<RowData> constants(QueryPlan plan) {
        return CloseableIterator.adapterForIterator(new PlanInterpreter(new Interpreter(functions, time()))
                .rows(plan)
                .iterator());
    }

    private static boolean isConstant(QueryPlan plan) {
        boolean isSimple = switch (plan) {
            case QueryPlan.Values _, QueryPlan.Project _, QueryPlan.Filter _ -> true;
            default -> false;
        };
        return isSimple && plan.inputs().stream().allMatch(QueryStatements::isConstant);
    }

    private CloseableIterator<RowData> run(QueryPlan plan) {
        QueryResult result = queries().run(plan);
        OpenRows rows = new OpenRows(result.rows());
        open.removeIf(OpenRows::isClosed);
        open.add(rows);
        return rows;
    }

    /// Returns the plan of a query.
    QueryPlan plan(SqlNode query, ScriptStatement text) {
        QueryPlan plan = new QueryPlanner(state.tables()).plan(query, text);
        if (!state.options().isBatch()) StreamingCheck.require(plan);
        return plan;
    }

    /// Returns the columns of a query.
    RowType rowType(SqlNode query, ScriptStatement text) {
        return new QueryPlanner(state.tables()).rowType(query, text);
    }

    /// Returns a runner with the present options.
    BoundedQueries queries() {
        SessionOptions options = state.options();
        return new BoundedQueries(
                state,
                new QuerySettings(
                        options.parallelism(), QuerySettings.MEMORY_BYTES, time(), functions, options.configuration()));
    }

    private SessionTime time() {
        Instant now = Instant.ofEpochMilli(state.host().clock().millis());
        return new SessionTime(state.options().zone(), now);
    }

    /// Returns the value of an expression without columns.
    Interpreter interpreter() {
        return new Interpreter(functions, time());
    }

    StatementResult explain(Statement statement, ScriptStatement text) {
        return switch (statement) {
            case DataStatement.Query query -> {
                String written = StatementText.of(query.query());
                yield explained(written, plan(query.query(), text));
            }
            case DataStatement.Insert insert -> {
                String written = StatementText.of(insert.query());
                yield explained(written, inserts.plan(insert, text));
            }
            case JobStatement.StatementSet set -> {
                StringBuilder plans = new StringBuilder();
                for (Statement each : set.statements()) {
                    plans.append(((StatementResult.Text) explain(each, text)).text())
                            .append('\n');
                }
                yield new StatementResult.Text(plans.toString().stripTrailing() + "\n");
            }
            case JobStatement.Execute execute -> explain(execute.statement(), text);
            default ->
                throw SessionFaults.NOT_YET
                        .what("EXPLAIN explains queries and INSERT only.")
                        .fix("Write EXPLAIN SELECT ... or EXPLAIN INSERT INTO ....");
        };
    }

    private StatementResult explained(String query, QueryPlan planned) {
        QueryPlan plan = state.options().isBatch() ? queries().ordered(planned) : planned;
        return new StatementResult.Text("== Query ==\n" + query + "\n\n== Optimized Plan ==\n"
                + PlanText.of(plan).stripTrailing() + "\n");
    }

    @Override
    public void close() {
        inserts.cancel();
        open.forEach(OpenRows::closeQuietly);
        open.clear();
    }
}
