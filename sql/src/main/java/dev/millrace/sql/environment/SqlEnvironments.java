package dev.millrace.sql.environment;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.api.TableEnvironmentFactory;
import dev.millrace.table.api.bridge.StreamTableEnvironment;
import dev.millrace.table.api.bridge.StreamTableEnvironmentFactory;

/// Creates the environments of the SQL planner. The Java service loader calls it.
public final class SqlEnvironments implements TableEnvironmentFactory, StreamTableEnvironmentFactory {
    /// Creates the factory.
    public SqlEnvironments() {}

    @Override
    public TableEnvironment create(EnvironmentSettings settings) {
        return new SqlEnvironment(settings, null);
    }

    @Override
    public StreamTableEnvironment create(StreamExecutionEnvironment streams, EnvironmentSettings settings) {
        return new SqlEnvironment(settings, streams);
    }
}
