package dev.millrace.api.operator;

/// Tells for which inputs the current key is set.
public interface KeyContextHandler {

    /// Tells whether the current key must be set before each record of the only input.
    default boolean hasKeyContext() {
        /// Tells whether the current key must be set before each record of the first input.
        return hasKeyContext1();
    }

    default boolean hasKeyContext1() {
        return true;
    }

    /// Tells whether the current key must be set before each record of the second input.
    default boolean hasKeyContext2() {
        return true;
    }
}
