package dev.millrace.api.util.function;

/// Consumes three values and may throw an exception.
@FunctionalInterface
public interface TriConsumerWithException<S, T, U, E extends Throwable> {

    /// Consumes the values.
    void accept(S first, T second, U third) throws E;

    /// Returns a consumer without a checked exception. It throws exceptions unchanged.
    static <A, B, C> TriConsumer<A, B, C> unchecked(TriConsumerWithException<A, B, C, ?> throwing) {
        return (first, second, third) -> {
            try {
                throwing.accept(first, second, third);
            } catch (Throwable thrown) {
                throw Rethrow.unchanged(thrown);
            }
        };
    }
}
