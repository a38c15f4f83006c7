package dev.millrace.table.api.bridge;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironmentFactory;
import java.util.ServiceLoader;

/// Creates table environments that share jobs with streams. The planner provides it as a service.
public interface StreamTableEnvironmentFactory {

    /// Creates an environment whose tables and streams belong to the same jobs.
    StreamTableEnvironment create(StreamExecutionEnvironment streams, EnvironmentSettings settings);

    /// Returns the factory of the planner on the class path.
    ///
    /// @throws dev.millrace.table.fault.TableException if there is none
    static StreamTableEnvironmentFactory find() {
        ClassLoader loader = StreamTableEnvironmentFactory.class.getClassLoader();
        return ServiceLoader.load(StreamTableEnvironmentFactory.class, loader)
                .findFirst()
                .orElseThrow(TableEnvironmentFactory::missing);
    }
}
