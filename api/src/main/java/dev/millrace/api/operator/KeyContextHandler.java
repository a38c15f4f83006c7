package dev.millrace.api.operator;

/// Tells for which inputs the current key is set.
public interface KeyContextHandler {

    /// Tells whether the current key must be set before each record of the only input.
    default boolean hasKeyContext() {
        return hasKeyContext1();
    }

    /// Tells whether the current key must be set before each record of the first input.
    default boolean hasKeyContext1() {
        return true;
    }

    /// Tells whether the current key must be set before each record of the second input.
    default boolean hasKeyContext2() {
        return true;
    }
}
