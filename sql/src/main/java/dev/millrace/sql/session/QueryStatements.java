package dev.millrace.sql.session;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.changelog.ChangelogPlan;
import dev.millrace.sql.check.RowFailures;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.external.ExternalFaults;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.sql.job.BoundedQueries;
import dev.millrace.sql.job.QueryResult;
import dev.millrace.sql.job.QuerySettings;
import dev.millrace.sql.job.StreamingQueries;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.plan.CalledFunctions;
import dev.millrace.sql.plan.PlanInterpreter;
import dev.millrace.sql.plan.PlanText;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.planner.QueryPlanner;
import dev.millrace.sql.planner.StatementText;
import dev.millrace.sql.procedure.ProcedureCall;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.JobStatement;
import dev.millrace.sql.statement.Statement;
import dev.millrace.table.data.RowData;
import dev.millrace.table.procedure.DefaultProcedureContext;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.TimestampKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

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
            case DataStatement.Insert insert -> inserts.run(List.of(insert), text);
            case DataStatement.Analyze analyze -> new AnalyzeStatement(state, this).run(analyze);
            case DataStatement.Call call -> call(call.call(), text);
            case DataStatement.Truncate truncate -> new RowChangeStatements(state, this).truncate(truncate);
            case DataStatement.Delete _, DataStatement.Update _ -> new RowChangeStatements(state, this).change(data);
        };
    }

    private StatementResult call(SqlNode call, ScriptStatement text) {
        ProcedureCall procedures = new ProcedureCall(state.catalogs(), query -> plan(query, text), interpreter());
        ProcedureCall.Result result = procedures.call(call, new DefaultProcedureContext(state.environment()));
        return new StatementResult.Rows(
                result.rowType(),
                CloseableIterator.adapterForIterator(result.rows().iterator()),
                false);
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
            case QueryPlan.Values _, QueryPlan.Filter _ -> !CalledFunctions.areIn(plan);
            case QueryPlan.Project _ -> !CalledFunctions.areIn(plan);
            default -> false;
        };
        return isSimple && plan.inputs().stream().allMatch(QueryStatements::isConstant);
    }

    private CloseableIterator<RowData> run(QueryPlan plan) {
        QueryResult result = state.options().isBatch()
                ? queries().run(state.environment(), plan)
                : streaming().run(state.environment(), plan);
        OpenRows rows = new OpenRows(result.rows());
        open.removeIf(OpenRows::isClosed);
        open.add(rows);
        return rows;
    }

    /// Adds a query to the jobs of the session's environment.
    QueryChanges changes(SqlNode query, ScriptStatement text, boolean isInsertOnly, boolean wantsBefores) {
        QueryPlan plan = plan(query, text);
        if (state.options().isBatch()) {
            return new QueryChanges(plan.rowType(), queries().stream(state.environment(), plan), -1);
        }
        ChangelogPlan changes = streaming().changes(plan, wantsBefores);
        if (isInsertOnly && !changes.kinds().isInsertOnly()) {
            throw ExternalFaults.UPDATES
                    .what(
                            "The query updates or removes rows that it has emitted, but its consumer takes new rows only.")
                    .fix(
                            "Use toChangelogStream, or change the query so that its rows are final, for example with windows.");
        }
        return new QueryChanges(
                plan.rowType(),
                streaming().stream(state.environment(), changes),
                changes.times().indexOf(TimestampKind.ROWTIME));
    }

    /// Starts one job for INSERT statements.
    JobClient start(List<ScriptStatement> texts) {
        List<InsertStatements.Planned> planned = planned(texts);
        try {
            return inserts.start(planned);
        } catch (Exception failed) {
            throw RowFailures.of(failed, "The job could not be started.");
        }
    }

    /// Returns the compiled plan of INSERT statements, which one job runs.
    String compiled(List<ScriptStatement> texts) {
        return CompiledPlans.json(planned(texts));
    }

    /// Starts one job for a compiled plan.
    JobClient startPlan(String json) {
        try {
            return inserts.start(compiledPlans().planned(json));
        } catch (MillraceException known) {
            throw known;
        } catch (Exception failed) {
            throw RowFailures.of(failed, "The job could not be started.");
        }
    }

    /// Returns the operators of a compiled plan.
    String explainPlan(String json) {
        StringBuilder text = new StringBuilder();
        for (InsertStatements.Planned each : compiledPlans().planned(json)) {
            text.append(planText(List.of(), each.plan(), each));
        }
        return text.toString();
    }

    /// Returns what executes compiled plans.
    CompiledPlans compiledPlans() {
        return new CompiledPlans(state, inserts);
    }

    /// Adds INSERT statements to the job of the environment.
    void attach(List<ScriptStatement> texts) {
        inserts.attach(planned(texts));
    }

    private List<InsertStatements.Planned> planned(List<ScriptStatement> texts) {
        List<InsertStatements.Planned> planned = new ArrayList<>();
        for (ScriptStatement each : texts) {
            if (!(StatementParser.parse(each) instanceof DataStatement.Insert insert)) {
                throw SessionFaults.WRONG_KIND
                        .what("The statement does not write into a table.")
                        .fix("Add only INSERT statements.");
            }
            planned.add(inserts.planned(insert, each));
        }
        return planned;
    }

    /// Returns the plan of a query.
    QueryPlan plan(SqlNode query, ScriptStatement text) {
        return new QueryPlanner(state.tables()).plan(query, text);
    }

    /// Returns the columns of a query.
    RowType rowType(SqlNode query, ScriptStatement text) {
        return new QueryPlanner(state.tables()).rowType(query, text);
    }

    /// Returns a runner of bounded queries with the present options.
    BoundedQueries queries() {
        return new BoundedQueries(state, settings());
    }

    /// Returns a runner of continuous queries with the present options.
    StreamingQueries streaming() {
        return new StreamingQueries(state, settings());
    }

    private QuerySettings settings() {
        SessionOptions options = state.options();
        return new QuerySettings(
                options.parallelism(), QuerySettings.MEMORY_BYTES, time(), functions, options.configuration());
    }

    private SessionTime time() {
        Instant now = Instant.ofEpochMilli(state.host().clock().millis());
        return new SessionTime(state.options().zone(), now);
    }

    /// Returns the value of an expression without columns.
    Interpreter interpreter() {
        return new Interpreter(functions, time());
    }

    StatementResult explain(List<String> details, Statement statement, ScriptStatement text) {
        return switch (statement) {
            case DataStatement.Query query -> {
                String written = StatementText.of(query.query());
                QueryPlan plan = plan(query.query(), text);
                yield explained(written, planText(details, plan, null));
            }
            case DataStatement.Insert insert -> {
                String written = StatementText.of(insert.query());
                InsertStatements.Planned planned = inserts.planned(insert, text);
                yield explained(written, planText(details, planned.plan(), planned));
            }
            case DataStatement.Delete delete -> explained(delete, delete.delete(), details);
            case DataStatement.Update update -> explained(update, update.update(), details);
            case JobStatement.StatementSet set -> {
                StringBuilder plans = new StringBuilder();
                for (Statement each : set.statements()) {
                    plans.append(((StatementResult.Text) explain(details, each, text)).text())
                            .append('\n');
                }
                yield new StatementResult.Text(plans.toString().stripTrailing() + "\n");
            }
            case JobStatement.Execute execute -> explain(details, execute.statement(), text);
            default ->
                throw SessionFaults.NOT_YET
                        .what("EXPLAIN explains queries, INSERT, UPDATE and DELETE only.")
                        .fix("Write EXPLAIN SELECT ... or EXPLAIN INSERT INTO ....");
        };
    }

    private String planText(List<String> details, QueryPlan plan, InsertStatements.@Nullable Planned insert) {
        if (state.options().isBatch()) return PlanText.of(queries().ordered(plan));
        if (!details.contains("CHANGELOG_MODE")) return PlanText.of(streaming().filtered(plan));
        ChangelogPlan changes =
                insert == null ? streaming().changes(plan, false) : streaming().changes(plan, inserts.target(insert));
        return changes.text();
    }

    private StatementResult explained(DataStatement change, SqlNode tree, List<String> details) {
        QueryPlan plan = new RowChangeStatements(state, this).explained(change);
        return explained(StatementText.of(tree), planText(details, plan, null));
    }

    private static StatementResult explained(String query, String plan) {
        return new StatementResult.Text(
                "== Query ==\n" + query + "\n\n== Optimized Plan ==\n" + plan.stripTrailing() + "\n");
    }

    @Override
    public void close() {
        inserts.cancel();
        open.forEach(OpenRows::closeQuietly);
        open.clear();
    }
}
