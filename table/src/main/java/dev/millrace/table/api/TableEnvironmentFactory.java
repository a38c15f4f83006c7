package dev.millrace.table.api;

import dev.millrace.table.fault.TableException;
import java.util.ServiceLoader;

/// Creates table environments. The planner provides it as a service.
public interface TableEnvironmentFactory {

    /// Creates an environment that starts jobs by itself.
    TableEnvironment create(EnvironmentSettings settings);

    /// Returns the factory of the planner on the class path.
    ///
    /// @throws TableException if there is none
    static TableEnvironmentFactory find() {
        return ServiceLoader.load(TableEnvironmentFactory.class, TableEnvironmentFactory.class.getClassLoader())
                .findFirst()
                .orElseThrow(TableEnvironmentFactory::missing);
    }

    /// Returns the exception for a class path without a planner.
    static TableException missing() {
        return new TableException("No SQL planner is on the class path. Add the artifact dev.millrace:millrace-sql.");
    }
}
