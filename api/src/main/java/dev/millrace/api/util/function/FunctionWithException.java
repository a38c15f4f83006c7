package dev.millrace.api.util.function;

import java.util.function.Function;

/// A function that may throw.
@FunctionalInterface
public interface FunctionWithException<T, R, E extends Throwable> {

    /// The result for this value.
    R apply(T value) throws E;

    /// The same function in the JDK's shape; what it throws leaves unchanged.
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
