package dev.millrace.table.types.extraction;

import org.jspecify.annotations.Nullable;

/// Says where the methods of a kind of functions have arguments, states and results.
///
/// @param method the name of the methods
/// @param first the index of the first parameter that is an argument
/// @param superclass the generic superclass whose arguments are the result and the accumulator; null if the method
///     returns the result
/// @param hasAccumulator whether the second argument of the superclass is the accumulator
/// @param isFuture whether the first parameter is a future of the result
/// @param hasTables whether arguments may be tables and states
public record FunctionShape(
        String method,
        int first,
        @Nullable Class<?> superclass,
        boolean hasAccumulator,
        boolean isFuture,
        boolean hasTables) {

    /// Describes functions that return a value.
    public static FunctionShape scalar() {
        return new FunctionShape("eval", 0, null, false, false, false);
    }

    /// Describes functions that complete a future with a value.
    public static FunctionShape asyncScalar() {
        return new FunctionShape("eval", 1, null, false, true, false);
    }

    /// Describes functions that emit rows.
    ///
    /// @param first the index of the first parameter that is an argument
    public static FunctionShape table(Class<?> superclass, int first) {
        return new FunctionShape("eval", first, superclass, false, false, false);
    }

    /// Describes functions with an accumulator.
    public static FunctionShape aggregate(Class<?> superclass) {
        return new FunctionShape("accumulate", 1, superclass, true, false, false);
    }

    /// Describes functions of tables with states.
    public static FunctionShape process(Class<?> superclass) {
        return new FunctionShape("eval", 0, superclass, false, false, true);
    }
}
