package dev.millrace.api.util.function;

/// Computes a result from three values.
@FunctionalInterface
public interface TriFunction<S, T, U, R> {

    /// Returns the result for the values.
    R apply(S first, T second, U third);
}
