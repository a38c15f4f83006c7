package dev.millrace.api.operator;

/// Says which inputs set a key.
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
