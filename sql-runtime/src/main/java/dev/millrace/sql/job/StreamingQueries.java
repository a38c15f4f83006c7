package dev.millrace.sql.job;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.base.fault.CodedException;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.changelog.ChangelogPlan;
import dev.millrace.sql.changelog.ChangelogPlanner;
import dev.millrace.sql.changelog.LookupJoins;
import dev.millrace.sql.connector.PushedFilters;
import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.lookup.LookupCalls;
import dev.millrace.sql.operator.OperatorFaults;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.stream.ContinuousSettings;
import dev.millrace.table.api.config.ExecutionConfigOptions;
import java.time.Duration;

/// Runs plans as jobs of the engine in streaming mode. Their rows are changes. Thread-safe.
public final class StreamingQueries {
    private final Tables tables;
    private final QuerySettings settings;
    private final StreamingSettings streaming;

    /// Creates a runner for the tables and settings of a session.
    public StreamingQueries(Tables tables, QuerySettings settings) {
        this.tables = tables;
        this.settings = settings;
        this.streaming = StreamingSettings.of(settings.configuration());
    }

    /// Returns the plan with its lookup joins and with the filters of its sources.
    public QueryPlan filtered(QueryPlan plan) {
        return new PushedFilters(tables).of(new LookupJoins(tables).of(plan));
    }

    /// Returns the plan with the changes of each operator.
    ///
    /// @param wantsBefores whether the consumer needs the former rows of updates
    public ChangelogPlan changes(QueryPlan plan, boolean wantsBefores) {
        return new ChangelogPlanner(tables, false).of(plan, wantsBefores);
    }

    /// Returns the plan with the changes of each operator, as a table needs them.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the table cannot store the changes
    public ChangelogPlan changes(QueryPlan plan, SinkTarget target) {
        ChangelogPlanner planner = new ChangelogPlanner(tables, target.takesDeletesByKey());
        return new SinkChanges(target).of(planner.of(plan, false), () -> planner.of(plan, true));
    }

    /// Adds the operators of a query to a job whose changes a table stores. The job must run in streaming mode.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the table cannot store the changes
    public DataStream<ColumnBatch> stream(StreamExecutionEnvironment environment, QueryPlan plan, SinkTarget target) {
        ChangelogPlan changes = changes(plan, target);
        ContinuousSteps steps = steps(environment);
        ContinuousStream rows = new ContinuousStreams(environment, tables, steps).of(changes);
        return new SinkChanges(target).stored(steps, rows, changes).stream();
    }

    /// Adds the operators of a plan to a job, which must run in streaming mode.
    public DataStream<ColumnBatch> stream(StreamExecutionEnvironment environment, ChangelogPlan plan) {
        return new ContinuousStreams(environment, tables, steps(environment)).of(plan).stream();
    }

    private ContinuousSteps steps(StreamExecutionEnvironment environment) {
        OperatorSettings operators = new OperatorSettings(
                        settings.time().zone(), settings.time().start(), settings.memoryBytes())
                .with(settings.configuration());
        ContinuousSettings continuous =
                new ContinuousSettings(operators, streaming.timeToLiveMillis(), streaming.batchRows());
        environment.setParallelism(settings.parallelism());
        return new ContinuousSteps(
                continuous,
                settings.parallelism(),
                streaming.sortsAtEnd(),
                streaming.idleMillis(),
                LookupCalls.of(settings.configuration()));
    }

    /// Starts a query as a job. Its changes can be read while it runs.
    public QueryResult run(QueryPlan plan) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(settings.configuration());
        environment.setRuntimeMode(RuntimeExecutionMode.STREAMING);
        return run(environment, plan);
    }

    /// Starts a query as the job of an environment, which must be in streaming mode.
    public QueryResult run(StreamExecutionEnvironment environment, QueryPlan plan) {
        DataStream<ColumnBatch> stream = stream(environment, changes(plan, true));
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

    /// Contains the options of a session for continuous queries.
    ///
    /// @param timeToLiveMillis the time after which unused state is dropped, in milliseconds; 0 to keep it
    /// @param batchRows the number of rows after which operators emit at the latest; 1
    ///     to emit the changes of each row
    /// @param sortsAtEnd whether rows may be sorted by other columns than times, at the end of the input
    /// @param idleMillis the time without rows after which a source is idle, in milliseconds; 0 for never
    private record StreamingSettings(long timeToLiveMillis, int batchRows, boolean sortsAtEnd, long idleMillis) {
        private static final ConfigOption<Boolean> SORT = ConfigOptions.key("__table.exec.sort.non-temporal.enabled__")
                .booleanType()
                .defaultValue(false);
        private static final ConfigOption<Duration> TIME_TO_LIVE =
                ConfigOptions.key("table.exec.state.ttl").durationType().defaultValue(Duration.ZERO);
        private static final ConfigOption<Integer> BATCH_ROWS =
                ConfigOptions.key("millrace.sql.batch-rows").intType().defaultValue(50_000);

        static StreamingSettings of(Configuration configuration) {
            int batchRows = configuration.get(BATCH_ROWS);
            if (batchRows < 1) {
                throw OperatorFaults.ARGUMENT
                        .what("The option %s is %d.", BATCH_ROWS.key(), batchRows)
                        .fix("Set a positive number of rows.");
            }
            return new StreamingSettings(
                    configuration.get(TIME_TO_LIVE).toMillis(),
                    batchRows,
                    configuration.get(SORT),
                    configuration
                            .get(ExecutionConfigOptions.TABLE_EXEC_SOURCE_IDLE_TIMEOUT)
                            .toMillis());
        }
    }
}
