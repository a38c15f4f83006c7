package dev.millrace.api.util.function;

import java.util.function.BiFunction;

/// A function of two values that may throw.
@FunctionalInterface
public interface BiFunctionWithException<T, U, R, E extends Throwable> {

    /// The result for these values.
    R apply(T first, U second) throws E;

    /// The same function in the JDK's shape; what it throws leaves unchanged.
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
