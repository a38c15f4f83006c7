package dev.millrace.api.util.function;

import java.util.function.Consumer;

/// A consumer that may throw.
@FunctionalInterface
public interface ThrowingConsumer<T, E extends Throwable> {

    /// Takes a value.
    void accept(T value) throws E;

    /// The same consumer in the JDK's shape; what it throws leaves unchanged.
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
