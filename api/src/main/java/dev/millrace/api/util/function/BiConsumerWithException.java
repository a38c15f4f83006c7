package dev.millrace.api.util.function;

import java.util.function.BiConsumer;

/// Consumes two values and may throw an exception.
@FunctionalInterface
public interface BiConsumerWithException<T, U, E extends Throwable> {

    /// Consumes the values.
    void accept(T first, U second) throws E;

    /// Returns a consumer without a checked exception. It throws exceptions unchanged.
    static <A, B> BiConsumer<A, B> unchecked(BiConsumerWithException<A, B, ?> throwing) {
        return (first, second) -> {
            try {
                throwing.accept(first, second);
            } catch (Throwable thrown) {
                throw Rethrow.unchanged(thrown);
            }
        };
    }
}
