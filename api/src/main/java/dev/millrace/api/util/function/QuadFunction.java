package dev.millrace.api.util.function;

/// A function of four values.
@FunctionalInterface
public interface QuadFunction<S, T, U, V, R> {

    /// The result for these values.
    R apply(S first, T second, U third, V fourth);
}
