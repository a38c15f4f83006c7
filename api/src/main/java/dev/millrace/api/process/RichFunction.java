package dev.millrace.api.process;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.function.Function;

/// Adds lifecycle methods and a runtime context to a function. The engine opens the function before the first record
/// and closes it after the last record.
public interface RichFunction extends Function {

    /// Called once in each subtask before the first record.
    default void open(OpenContext openContext) throws Exception {
        open(WithConfigurationOpenContext.configurationOf(openContext));
    }

    /// Opens a function of Flink 1.x. If a function does not override [#open(OpenContext)], that method calls this one.
    ///
    /// @param parameters the parameters of an operator of a data set; empty for all other operators
    default void open(Configuration parameters) throws Exception {}

    /// Called once in each subtask after the last record, or when the subtask has failed.
    void close() throws Exception;

    /// Returns the runtime context.
    ///
    /// @throws IllegalStateException if the function is not running
    RuntimeContext getRuntimeContext();

    /// Returns the runtime context in an iteration of a data set.
    ///
    /// @throws IllegalStateException if the function is not running, or not in an iteration
    default IterationRuntimeContext getIterationRuntimeContext() {
        if (!(getRuntimeContext() instanceof IterationRuntimeContext context)) {
            throw new IllegalStateException(
                    "function " + getClass().getName() + " does not run in an iteration of data sets");
        }
        var unused = context.getSuperstepNumber(); // throws outside an iteration
        return context;
    }

    /// Sets the runtime context. The engine calls this method before `open`.
    void setRuntimeContext(RuntimeContext t);

    /// Tells whether a checkpoint may interrupt the firing of timers of this function.
    default boolean useInterruptibleTimers(ReadableConfig config) {
        return false;
    }
}
