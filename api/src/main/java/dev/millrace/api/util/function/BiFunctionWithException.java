package dev.millrace.api.util.function;

import java.util.function.BiFunction;

/// Computes a result from two values and may throw an exception.
@FunctionalInterface
public interface BiFunctionWithException<T, U, R, E extends Throwable> {

    /// Returns the result for the values.
    R apply(T first, U second) throws E;

    /// Returns a function without a checked exception. It throws exceptions unchanged.
    static <A, B, C> BiFunction<A, B, C> unchecked(BiFunctionWithException<A, B, C, ?> throwing) {
        return (first, second) -> {
            try {
                return throwing.apply(first, second);
            } catch (Throwable thrown) {
                throw Rethrow.unchanged(thrown);
            }
        };
    }
}
