package dev.millrace.api.util.function;

/// A function of three values.
@FunctionalInterface
public interface TriFunction<S, T, U, R> {

    /// The result for these values.
    R apply(S first, T second, U third);
}
