package dev.millrace.sql.operator;

import dev.millrace.sql.compile.BatchExpressions;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;

/// Contains the settings of a query that its operators need on the workers.
///
/// @param zone the time zone of the session
/// @param start the time at which the query started
/// @param memoryBytes the number of bytes that a subtask of an operator may keep on the heap
public record OperatorSettings(ZoneId zone, Instant start, long memoryBytes) implements Serializable {

    /// Returns an interpreter of expressions.
    public Interpreter interpreter() {
        return new Interpreter(Library.FUNCTIONS, new SessionTime(zone, start));
    }

    /// Returns the expressions over batches.
    public BatchExpressions expressions() {
        return new BatchExpressions(interpreter());
    }

    /// Holds the functions of Millrace, which are found by reflection once per process.
    private static final class Library {
        static final FunctionRegistry FUNCTIONS = new FunctionRegistry();
    }
}
