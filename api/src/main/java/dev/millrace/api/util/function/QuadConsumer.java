package dev.millrace.api.util.function;

/// Takes four values.
@FunctionalInterface
public interface QuadConsumer<S, T, U, V> {

    /// Takes the values.
    void accept(S first, T second, U third, V fourth);
}
