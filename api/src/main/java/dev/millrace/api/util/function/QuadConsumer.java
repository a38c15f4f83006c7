package dev.millrace.api.util.function;

/// Consumes four values.
@FunctionalInterface
public interface QuadConsumer<S, T, U, V> {

    /// Consumes the values.
    void accept(S first, T second, U third, V fourth);
}
