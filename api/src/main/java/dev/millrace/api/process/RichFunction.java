package dev.millrace.api.process;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.function.Function;

/// A function that is opened before its first record, closed after its last, and knows where it runs.
public interface RichFunction extends Function {

    /// Called once in each task before any record.
    default void open(OpenContext openContext) throws Exception {
        open(WithConfigurationOpenContext.configurationOf(openContext));
    }

    /// As functions of Flink 1.x are opened: called by [#open(OpenContext)] where that is not overridden.
    ///
    /// @param parameters those of an operator of a data set; empty for all others
    default void open(Configuration parameters) throws Exception {}

    /// Called once in each task after the last record, also when the task failed.
    void close() throws Exception;

    /// What the function can reach.
    ///
    /// @throws IllegalStateException if the function does not run
    RuntimeContext getRuntimeContext();

    /// What the function can reach in an iteration of data sets.
    ///
    /// @throws IllegalStateException if the function does not run, or does not run in an iteration
    default IterationRuntimeContext getIterationRuntimeContext() {
        if (!(getRuntimeContext() instanceof IterationRuntimeContext context)) {
            throw new IllegalStateException(
                    "function " + getClass().getName() + " does not run in an iteration of data sets");
        }
        var unused = context.getSuperstepNumber(); // throws outside of iterations
        return context;
    }

    /// Called by the engine before open.
    void setRuntimeContext(RuntimeContext t);

    /// Whether the firing of this function's timers may stop for a checkpoint.
    default boolean useInterruptibleTimers(ReadableConfig config) {
        return false;
    }
}
