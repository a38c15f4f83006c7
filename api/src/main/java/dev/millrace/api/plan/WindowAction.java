package dev.millrace.api.plan;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.type.TypeInformation;
import java.io.Serializable;

/// Defines how a window stores its elements.
public sealed interface WindowAction extends Serializable {

    /// Adds each element to an accumulator. The output receives the result of the aggregate.
    record Aggregate(AggregateFunction<?, ?, ?> function, TypeInformation<?> accumulatorType, WindowOutput output)
            implements WindowAction {}

    /// Reduces the elements to one of the same type.
    record Reduce(ReduceFunction<?> function, WindowOutput output) implements WindowAction {}

    /// Stores all elements until the window fires.
    record Collect(WindowOutput output) implements WindowAction {}

    /// Stores the elements of both inputs. The operation of the window defines the output.
    record None() implements WindowAction {}
}
