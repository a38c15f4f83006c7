package dev.millrace.sql.job;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.config.TaskManagerOptions;
import dev.millrace.base.fault.CodedException;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.changelog.LookupJoins;
import dev.millrace.sql.connector.PushedFilters;
import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.lookup.LookupCalls;
import dev.millrace.sql.operator.OperatorFaults;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.plan.PrunedColumns;
import dev.millrace.sql.plan.QueryPlan;

/// Runs plans of bounded queries as jobs of the engine in batch mode. Thread-safe.
public final class BoundedQueries {
    private static final long MEMORY_BYTES_MIN = 64 << 10;

    private final Tables tables;
    private final QuerySettings settings;

    /// Creates a runner for the tables and settings of a session.
    public BoundedQueries(Tables tables, QuerySettings settings) {
        this.tables = tables;
        this.settings = settings;
    }

    /// Adds the operators of a plan to a job. The job must run in batch mode.
    public DataStream<ColumnBatch> stream(StreamExecutionEnvironment environment, QueryPlan plan) {
        OperatorSettings operators = new OperatorSettings(
                        settings.time().zone(), settings.time().start(), memoryBytes(plan))
                .with(settings.configuration());
        environment.setParallelism(settings.parallelism());
        QuerySteps steps = new QuerySteps(operators, settings.parallelism(), LookupCalls.of(settings.configuration()));
        return new PlanStreams(environment, tables, operators, steps).of(PrunedColumns.of(ordered(plan))).stream();
    }

    /// Returns the number of bytes that each subtask of an operator may keep. If the session sets the size of
    /// the managed memory, all subtasks of all operators that keep rows share it.
    private long memoryBytes(QueryPlan plan) {
        MemorySize managed = settings.configuration()
                .getOptional(TaskManagerOptions.MANAGED_MEMORY_SIZE)
                .orElse(null);
        if (managed == null) return settings.memoryBytes();
        long shares = (long) settings.parallelism() * Math.max(1, keepers(plan));
        return Math.max(MEMORY_BYTES_MIN, managed.getBytes() / shares);
    }

    /// Returns how many operators of a plan keep rows.
    private static int keepers(QueryPlan plan) {
        int own = switch (plan) {
            case QueryPlan.Join _,
                    QueryPlan.Correlate _,
                    QueryPlan.Aggregate _,
                    QueryPlan.Sort _,
                    QueryPlan.SetOperation _,
                    QueryPlan.Match _,
                    QueryPlan.Over _ -> 1;
            default -> 0;
        };
        return own + plan.inputs().stream().mapToInt(BoundedQueries::keepers).sum();
    }

    /// Returns the plan with its inner joins in the order in which they run, and with the filters of its sources.
    public QueryPlan ordered(QueryPlan plan) {
        QueryPlan ordered = new JoinOrder(new RowEstimates(tables)).of(new LookupJoins(tables).of(plan));
        return new PushedFilters(tables).of(ordered);
    }

    /// Starts a plan as a job. Its rows can be read while it runs.
    public QueryResult run(QueryPlan plan) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(settings.configuration());
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        return run(environment, plan);
    }

    /// Starts a query as the job of an environment, which must be in batch mode.
    public QueryResult run(StreamExecutionEnvironment environment, QueryPlan plan) {
        DataStream<ColumnBatch> stream = stream(environment, plan);
        try {
            return new QueryResult(plan.rowType(), new BatchRows(stream.executeAndCollect("query")));
        } catch (Exception failed) {
            if (CodedException.find(failed) instanceof CodedException told) throw told.exception();
            throw OperatorFaults.START
                    .what("The job of a query could not be started.")
                    .why("%s", failed)
                    .cause(failed)
                    .fix("Report this with the query.");
        }
    }
}
