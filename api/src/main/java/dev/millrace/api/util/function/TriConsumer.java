package dev.millrace.api.util.function;

/// Consumes three values.
@FunctionalInterface
public interface TriConsumer<S, T, U> {

    /// Consumes the values.
    void accept(S first, T second, U third);
}
