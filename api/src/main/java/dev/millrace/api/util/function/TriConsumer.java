package dev.millrace.api.util.function;

/// Takes three values.
@FunctionalInterface
public interface TriConsumer<S, T, U> {

    /// Takes the values.
    void accept(S first, T second, U third);
}
