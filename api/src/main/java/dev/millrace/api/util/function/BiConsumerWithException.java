package dev.millrace.api.util.function;

import java.util.function.BiConsumer;

/// Takes two values and may throw.
@FunctionalInterface
public interface BiConsumerWithException<T, U, E extends Throwable> {

    /// Takes the values.
    void accept(T first, U second) throws E;

    /// The same consumer in the JDK's shape; what it throws leaves unchanged.
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
