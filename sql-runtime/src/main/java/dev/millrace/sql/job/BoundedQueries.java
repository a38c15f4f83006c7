package dev.millrace.sql.job;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.plan.QueryPlan;

/// Runs plans of bounded queries as jobs of the engine in batch mode. Thread-safe.
public final class BoundedQueries {
    private final Tables tables;
    private final QuerySettings settings;

    /// Creates a runner for the tables and settings of a session.
    public BoundedQueries(Tables tables, QuerySettings settings) {
        this.tables = tables;
        this.settings = settings;
    }

    /// Adds the operators of a plan to a job.
    public DataStream<ColumnBatch> stream(StreamExecutionEnvironment environment, QueryPlan plan) {
        throw new UnsupportedOperationException("not yet " + tables + settings + plan + environment);
    }

    /// Starts a plan as a job of this process.
    public QueryResult run(QueryPlan plan) {
        throw new UnsupportedOperationException("not yet " + plan);
    }
}
