package dev.millrace.api.process;

import dev.millrace.api.aggregator.Aggregator;
import dev.millrace.api.value.Value;
import org.jspecify.annotations.Nullable;

/// Gives a function in an iteration of a data set access to its environment.
public interface IterationRuntimeContext extends RuntimeContext {

    /// Returns the number of the superstep, starting at 1.
    int getSuperstepNumber();

    /// Returns the aggregator of this subtask for the current superstep.
    ///
    /// @throws IllegalArgumentException if no aggregator is registered under the name
    <T extends Aggregator<?>> T getIterationAggregator(String name);

    /// Returns the aggregate of all subtasks in the previous superstep, or null in the first superstep.
    <T extends Value> @Nullable T getPreviousIterationAggregate(String name);
}
