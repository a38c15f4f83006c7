package dev.millrace.api.util.function;

import java.util.function.Function;

/// Computes a result from a value and may throw an exception.
@FunctionalInterface
public interface FunctionWithException<T, R, E extends Throwable> {

    /// Returns the result for the value.
    R apply(T value) throws E;

    /// Returns a function without a checked exception. It throws exceptions unchanged.
    static <A, B> Function<A, B> unchecked(FunctionWithException<A, B, ?> throwing) {
        return value -> {
            try {
                return throwing.apply(value);
            } catch (Throwable thrown) {
                throw Rethrow.unchanged(thrown);
            }
        };
    }
}
