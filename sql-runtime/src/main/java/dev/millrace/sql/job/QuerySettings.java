package dev.millrace.sql.job;

import dev.millrace.api.config.Configuration;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;

/// Contains the settings of a query.
///
/// @param parallelism the number of subtasks of each operator
/// @param memoryBytes the number of bytes that each subtask of an operator may keep on the heap before it writes files
/// @param time the time zone of the session and the start of the query
/// @param functions the functions that expressions may call
/// @param configuration the options of the session
public record QuerySettings(
        int parallelism, long memoryBytes, SessionTime time, FunctionRegistry functions, Configuration configuration) {
    /// The usual number of bytes per subtask of an operator.
    public static final long MEMORY_BYTES = 64L << 20;
}
