package dev.millrace.sql.session;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExecutionOptions;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.Fault;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.job.BoundedQueries;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.planner.TableDefinitions;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.TableDefinition;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlNode;

/// Executes INSERT statements: one job writes all tables. Not thread-safe.
final class InsertStatements {
    private static final Fault FAILED = new Fault(2906, Category.USER, "a job that writes tables has failed");

    private final SessionState state;
    private final QueryStatements queries;

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
    record Planned(
            TablePath path,
            CatalogTable table,
            QueryPlan plan,
            TableSink sink,
            boolean overwrite,
            Map<String, String> partition) {}

    void run(List<DataStatement.Insert> inserts, ScriptStatement text) {
        List<Planned> planned = new ArrayList<>();
        for (DataStatement.Insert each : inserts) planned.add(planned(each, text));
        runPlanned(planned);
    }

    /// Plans an INSERT.
    Planned planned(DataStatement.Insert insert, ScriptStatement text) {
        TablePath path = state.catalogs().path(insert.table());
        CatalogTable table = hinted(state.table(path), insert);
        InsertColumns columns = new InsertColumns(path, table, insert, queries);
        QueryPlan plan = columns.over(queries.plan(insert.query(), text));
        return new Planned(path, table, plan, state.sink(path, table), insert.overwrite(), columns.partition());
    }

    /// Returns the plan of an INSERT.
    QueryPlan plan(DataStatement.Insert insert, ScriptStatement text) {
        TablePath path = state.catalogs().path(insert.table());
        CatalogTable table = state.table(path);
        return new InsertColumns(path, table, insert, queries).over(queries.plan(insert.query(), text));
    }

    private static CatalogTable hinted(CatalogTable table, DataStatement.Insert insert) {
        Map<String, String> options = TableHints.options(insert.hints());
        if (options.isEmpty()) return table;
        Map<String, String> all = new LinkedHashMap<>(table.options());
        all.putAll(options);
        return table.withOptions(all);
    }

    /// Runs the statements as one job.
    void runPlanned(List<Planned> inserts) {
        Configuration configuration = state.options().configuration();
        configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(state.options().parallelism());
        BoundedQueries bounded = queries.queries();
        List<String> names = new ArrayList<>();
        for (Planned each : inserts) {
            DataStream<ColumnBatch> rows = bounded.stream(environment, each.plan());
            NotNullCheck check = NotNullCheck.of(
                    each.path().toString(), each.plan().rowType(), sinkType(each.table()), dropsNulls());
            each.sink().write(check.over(rows), each.overwrite(), each.partition());
            names.add(each.path().toString());
        }
        try {
            environment.execute("insert-into_" + String.join(",", names));
        } catch (Exception failed) {
            throw failure(failed, names);
        }
    }

    private boolean dropsNulls() {
        return state.options().value("table.exec.sink.not-null-enforcer").equalsIgnoreCase("drop");
    }

    private static RowType sinkType(CatalogTable table) {
        return table.rowType(each -> each.isWritten());
    }

    /// Returns the innermost coded exception, which tells more than the failure of a job.
    static RuntimeException failure(Exception failed, List<String> tables) {
        RuntimeException told = null;
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof CodedException && each instanceof RuntimeException coded) told = coded;
        }
        if (told != null) return told;
        return FAILED.what("The job that writes %s has failed.", String.join(", ", tables))
                .cause(failed)
                .fix("Remove the cause and run the statement again. No row has been written.");
    }

    /// Returns the table that CREATE TABLE AS creates.
    CatalogTable tableOf(CreateStatement.Table create, TablePath path, ScriptStatement text) {
        RowType query = queries.rowType(queryOf(create), text);
        TableDefinition definition = create.definition();
        CatalogTable declared =
                SelectedColumns.merge(definition, query, new TableDefinitions(state.tables()));
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
        runPlanned(List.of(new Planned(path, table, plan, state.sink(path, table), false, Map.of())));
        return new StatementResult.Written();
    }
}
