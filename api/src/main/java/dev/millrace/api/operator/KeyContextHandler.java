package dev.millrace.api.operator;

/// Tells for which inputs the current key is set.
public interface KeyContextHandler {

    default boolean hasKeyContext() {
        return hasKeyContext1();
    }

    default boolean hasKeyContext1() {
        return true;
    }

    default boolean hasKeyContext2() {
        return true;
    }
}
