package dev.millrace.api.util.function;

/// Computes a result from four values.
@FunctionalInterface
public interface QuadFunction<S, T, U, V, R> {

    /// Returns the result for the values.
    R apply(S first, T second, U third, V fourth);
}
