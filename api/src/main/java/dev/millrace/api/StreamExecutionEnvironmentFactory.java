package dev.millrace.api;

import dev.millrace.api.config.Configuration;

/// Makes the environments of programs that a launcher runs.
@FunctionalInterface
public interface StreamExecutionEnvironmentFactory {

    /// Called for each `getExecutionEnvironment`.
    ///
    /// @param configuration what the program asks for; empty if it says nothing
    StreamExecutionEnvironment createExecutionEnvironment(Configuration configuration);
}
