package dev.millrace.sql.operator;

import dev.millrace.api.config.ReadableConfig;
import dev.millrace.sql.compile.BatchExpressions;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.sql.user.AsyncOptions;
import dev.millrace.sql.user.FunctionInstances;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;

/// Contains the settings of a query that its operators need on the workers.
///
/// @param zone the time zone of the session
/// @param start the time at which the query started
/// @param memoryBytes the number of bytes that a subtask of an operator may keep on the heap
/// @param users provides the functions of the program
/// @param scalarCalls says how asynchronous scalar functions are called
/// @param tableCalls says how asynchronous table functions are called
public record OperatorSettings(
        ZoneId zone,
        Instant start,
        long memoryBytes,
        FunctionInstances users,
        AsyncOptions scalarCalls,
        AsyncOptions tableCalls)
        implements Serializable {
    private static final long WHOLE_BYTES_MIN = 64 << 10;

    /// Creates the settings of a query whose operators have not been opened.
    public OperatorSettings(ZoneId zone, Instant start, long memoryBytes) {
        this(zone, start, memoryBytes, FunctionInstances.DETACHED, AsyncOptions.USUAL, AsyncOptions.USUAL);
    }

    /// Returns the settings with the calls of asynchronous functions that the options of a session ask for.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if an option has a wrong value
    public OperatorSettings with(ReadableConfig options) {
        return new OperatorSettings(
                zone, start, memoryBytes, users, AsyncOptions.ofScalars(options), AsyncOptions.ofTables(options));
    }

    /// Returns the settings with the functions of a subtask.
    public OperatorSettings with(FunctionInstances opened) {
        return new OperatorSettings(zone, start, memoryBytes, opened, scalarCalls, tableCalls);
    }

    /// Returns the number of bytes that rows may need if an operator must have all of them on the heap.
    public long wholeBytes() {
        return Math.max(WHOLE_BYTES_MIN, memoryBytes);
    }

    /// Returns the settings with another number of bytes for the heap.
    public OperatorSettings withMemory(long bytes) {
        return new OperatorSettings(zone, start, bytes, users, scalarCalls, tableCalls);
    }

    /// Returns an interpreter of expressions.
    public Interpreter interpreter() {
        return new Interpreter(Library.FUNCTIONS, new SessionTime(zone, start), users, scalarCalls, tableCalls);
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
