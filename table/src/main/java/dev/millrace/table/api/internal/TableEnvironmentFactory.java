package dev.millrace.table.api.internal;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.api.TableException;
import dev.millrace.table.api.bridge.StreamTableEnvironment;
import java.util.ServiceLoader;

/// Creates table environments. The planner provides it as a service.
public interface TableEnvironmentFactory {

    /// Creates an environment that starts jobs by itself.
    TableEnvironment create(EnvironmentSettings settings);

    /// Creates an environment whose tables and streams belong to one job.
    StreamTableEnvironment create(StreamExecutionEnvironment streams, EnvironmentSettings settings);

    /// Returns the factory of the planner on the class path.
    ///
    /// @throws TableException if there is none
    static TableEnvironmentFactory find() {
        return ServiceLoader.load(TableEnvironmentFactory.class, TableEnvironmentFactory.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new TableException(
                        "No SQL planner is on the class path. Add the artifact dev.millrace:millrace-sql."));
    }
}
