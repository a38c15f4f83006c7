package dev.millrace.api;

import dev.millrace.api.config.Configuration;

/// Creates the environments of programs that a launcher runs.
@FunctionalInterface
public interface StreamExecutionEnvironmentFactory {

    /// Creates an environment. Each call of `getExecutionEnvironment` calls this method.
    ///
    /// @param configuration the settings from the program; empty if the program passes none
    StreamExecutionEnvironment createExecutionEnvironment(Configuration configuration);
}
