package dev.millrace.api.process;

import dev.millrace.api.aggregator.Aggregator;
import dev.millrace.api.value.Value;
import org.jspecify.annotations.Nullable;

/// What a function in an iteration of data sets can reach.
public interface IterationRuntimeContext extends RuntimeContext {

    /// The number of the superstep; the first is 1.
    int getSuperstepNumber();

    /// The subtask's own aggregator for this superstep.
    ///
    /// @throws IllegalArgumentException if none of this name is registered
    <T extends Aggregator<?>> T getIterationAggregator(String name);

    /// The aggregate of all subtasks in the superstep before; null in the first superstep.
    <T extends Value> @Nullable T getPreviousIterationAggregate(String name);
}
