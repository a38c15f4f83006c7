package dev.millrace.api.util.function;

import java.util.function.Consumer;

/// Consumes a value and may throw an exception.
@FunctionalInterface
public interface ThrowingConsumer<T, E extends Throwable> {

    /// Consumes the value.
    void accept(T value) throws E;

    /// Returns a consumer without a checked exception. It throws exceptions unchanged.
    static <A> Consumer<A> unchecked(ThrowingConsumer<A, ?> throwing) {
        return value -> {
            try {
                throwing.accept(value);
            } catch (Throwable thrown) {
                throw Rethrow.unchanged(thrown);
            }
        };
    }
}
