package dev.millrace.table.functions;

import dev.millrace.api.type.TypeInformation;
import org.jspecify.annotations.Nullable;

/// Aggregates rows into an accumulator, by public methods `accumulate`, `retract` and `merge`.
///
/// @param <T> the class of the result
/// @param <ACC> the class of the accumulator
public abstract class ImperativeAggregateFunction<T, ACC> extends UserDefinedFunction {
    private static final long serialVersionUID = 1L;

    /// Creates the function.
    public ImperativeAggregateFunction() {}

    /// Returns an accumulator of no rows.
    public abstract ACC createAccumulator();

    /// Is not used. Hints give the types instead.
    public @Nullable TypeInformation<T> getResultType() {
        return null;
    }

    /// Is not used. Hints give the types instead.
    public @Nullable TypeInformation<ACC> getAccumulatorType() {
        return null;
    }
}
