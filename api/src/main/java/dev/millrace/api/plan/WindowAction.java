package dev.millrace.api.plan;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.type.TypeInformation;
import java.io.Serializable;

/// What a window does with its elements.
public sealed interface WindowAction extends Serializable {

    /// Folds each element into an accumulator; the output's input is the aggregate's result.
    record Aggregate(AggregateFunction<?, ?, ?> function, TypeInformation<?> accumulatorType, WindowOutput output)
            implements WindowAction {}

    /// Folds each element into one of the same type.
    record Reduce(ReduceFunction<?> function, WindowOutput output) implements WindowAction {}

    /// Keeps all elements until the window fires.
    record Collect(WindowOutput output) implements WindowAction {}

    /// Keeps the elements of both inputs; the operation that owns the window says what becomes of them.
    record None() implements WindowAction {}
}
