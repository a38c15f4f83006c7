package dev.millrace.sql.session;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.plan.RemoteExecutor;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.check.NestedNullCheck;
import dev.millrace.sql.check.NotNullCheck;
import dev.millrace.sql.check.RowFailures;
import dev.millrace.sql.compiled.CompiledInsert;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.job.SinkTarget;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.planner.TableDefinitions;
import dev.millrace.sql.statement.ConflictAction;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.TableDefinition;
import dev.millrace.sql.statement.TableHints;
import dev.millrace.sql.statement.UniqueConstraint;
import dev.millrace.table.api.config.TableConfigOptions;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/// Executes INSERT statements: one job writes all tables. Not thread-safe.
final class InsertStatements {
    private static final String SYNC = TableConfigOptions.TABLE_DML_SYNC.key();
    private static final int CANCEL_SECONDS = 10;

    private final SessionState state;
    private final QueryStatements queries;
    private volatile @Nullable JobClient running;

    InsertStatements(SessionState state, QueryStatements queries) {
        this.state = state;
        this.queries = queries;
    }

    /// Is an INSERT that is ready to run.
    ///
    /// @param path the table
    /// @param plan computes all physical columns of the table
    /// @param sink writes the table
    /// @param overwrite whether the rows replace the present ones
    /// @param partition the values of the partition columns that the statement fixes
    /// @param conflict what happens to rows with the same primary key; null for the default
    record Planned(
            TablePath path,
            CatalogTable table,
            QueryPlan plan,
            TableSink sink,
            boolean overwrite,
            Map<String, String> partition,
            @Nullable ConflictAction conflict) {}

    StatementResult run(List<DataStatement.Insert> inserts, ScriptStatement text) {
        List<Planned> planned = new ArrayList<>();
        for (DataStatement.Insert each : inserts) planned.add(planned(each, text));
        return runPlanned(planned);
    }

    /// Plans an INSERT.
    Planned planned(DataStatement.Insert insert, ScriptStatement text) {
        TablePath path = state.catalogs().path(insert.table());
        CatalogTable table = state.hinted(path, state.table(path), TableHints.options(insert.hints()));
        InsertColumns columns = new InsertColumns(path, table, insert, queries);
        QueryPlan plan = columns.over(queries.plan(insert.query(), text));
        return new Planned(
                path, table, plan, state.sink(path, table), insert.overwrite(), columns.partition(), insert.conflict());
    }

    /// Returns a planned statement in the form of compiled plans.
    static CompiledInsert compiled(Planned insert) {
        return new CompiledInsert(
                insert.path().names(),
                insert.overwrite(),
                insert.partition(),
                insert.conflict() == null ? null : insert.conflict().name(),
                insert.plan());
    }

    /// Returns the statement of a compiled plan. The table must exist.
    Planned planned(CompiledInsert insert) {
        List<String> names = insert.table();
        TablePath path = new TablePath(names.get(0), names.get(1), names.get(2));
        CatalogTable table = state.table(path);
        return new Planned(
                path,
                table,
                insert.plan(),
                state.sink(path, table),
                insert.overwrite(),
                insert.partition(),
                insert.conflict() == null ? null : ConflictAction.valueOf(insert.conflict()));
    }

    /// Runs the statements as one job. Waits for the end of the job, unless a cluster runs the job, and the option
    /// `table.dml-sync` is off.
    StatementResult runPlanned(List<Planned> inserts) {
        try {
            JobClient job = start(inserts);
            boolean isElsewhere = RemoteExecutor.isAskedFor(state.options().configuration());
            if (isElsewhere && !state.options().isOn(SYNC)) return new StatementResult.Submitted(job.getJobID());
            running = job;
            job.getJobExecutionResult().get();
            return new StatementResult.Written();
        } catch (Exception failed) {
            throw RowFailures.of(failed, "The job that writes " + names(inserts) + " has failed.");
        } finally {
            running = null;
        }
    }

    /// Starts the statements as one job.
    JobClient start(List<Planned> inserts) throws Exception {
        return attach(inserts).executeAsync("insert-into_" + names(inserts).replace(", ", ","));
    }

    /// Adds the statements to a job, and returns its environment.
    StreamExecutionEnvironment attach(List<Planned> inserts) {
        boolean isBatch = state.options().isBatch();
        StreamExecutionEnvironment environment = state.environment();
        for (Planned each : inserts) {
            DataStream<ColumnBatch> rows = isBatch
                    ? queries.queries().stream(environment, each.plan())
                    : queries.streaming().stream(environment, each.plan(), target(each));
            NotNullCheck check = NotNullCheck.of(
                    each.path().toString(), each.plan().rowType(), sinkType(each.table()), dropsNulls());
            DataStream<ColumnBatch> checked = check.over(rows);
            if (checksNested()) {
                checked =
                        new NestedNullCheck(each.path().toString(), sinkType(each.table()), dropsNulls()).over(checked);
            }
            each.sink().write(checked, each.overwrite(), each.partition());
        }
        return environment;
    }

    private static String names(List<Planned> inserts) {
        return inserts.stream().map(each -> each.path().toString()).collect(Collectors.joining(", "));
    }

    /// Returns the job that runs; null if there is none. Any thread may call it.
    @Nullable
    JobClient running() {
        return running;
    }

    /// Cancels the job that runs, and waits until it has ended. Any thread may call it.
    void cancel() {
        JobClient job = running;
        if (job == null) return;
        try {
            job.cancel().get(CANCEL_SECONDS, TimeUnit.SECONDS);
            job.getJobExecutionResult().get(CANCEL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException ended) {
            // The job ends with the process in any case.
        }
    }

    /// Returns what a continuous query must know about the table that it writes.
    SinkTarget target(Planned insert) {
        UniqueConstraint key = insert.table().key();
        List<Integer> columns = new ArrayList<>();
        if (key != null) {
            List<String> names = sinkType(insert.table()).getFieldNames();
            for (String each : key.columns()) columns.add(names.indexOf(each));
        }
        return new SinkTarget(
                insert.path().toString(),
                insert.sink().changes(),
                columns,
                insert.sink().takesDeletesByKey(),
                onConflict(insert.conflict()));
    }

    private SinkTarget.OnConflict onConflict(@Nullable ConflictAction action) {
        boolean mustBeWritten = state.options().isOn("table.exec.sink.require-on-conflict");
        return switch (action) {
            case ERROR -> SinkTarget.OnConflict.ERROR;
            case NOTHING -> SinkTarget.OnConflict.NOTHING;
            case DEDUPLICATE -> SinkTarget.OnConflict.DEDUPLICATE;
            case null -> mustBeWritten ? SinkTarget.OnConflict.UNSPECIFIED : SinkTarget.OnConflict.DEDUPLICATE;
        };
    }

    private boolean checksNested() {
        return !state.options()
                .value("table.exec.sink.nested-constraint-enforcer")
                .equalsIgnoreCase("ignore");
    }

    private boolean dropsNulls() {
        return state.options().value("table.exec.sink.not-null-enforcer").equalsIgnoreCase("drop");
    }

    private static RowType sinkType(CatalogTable table) {
        return table.rowType(each -> each.isWritten());
    }

    /// Returns the table that CREATE TABLE AS creates.
    CatalogTable tableOf(CreateStatement.Table create, TablePath path, ScriptStatement text) {
        RowType query = queries.rowType(queryOf(create), text);
        TableDefinition definition = create.definition();
        CatalogTable declared = SelectedColumns.merge(definition, query, new TableDefinitions(state.tables()));
        return new TableDefinitions(state.tables()).checked(declared, path);
    }

    private static SqlNode queryOf(CreateStatement.Table create) {
        return Objects.requireNonNull(create.query());
    }

    /// Writes the rows of the query of CREATE TABLE AS.
    StatementResult fill(TablePath path, CreateStatement.Table create, ScriptStatement text) {
        CatalogTable table = state.table(path);
        // The validator has changed the syntax tree, so the statement is read again.
        CreateStatement.Table fresh = (CreateStatement.Table) StatementParser.parse(text);
        QueryPlan plan = SelectedColumns.over(queries.plan(queryOf(fresh), text), table);
        return runPlanned(List.of(new Planned(path, table, plan, state.sink(path, table), false, Map.of(), null)));
    }
}
