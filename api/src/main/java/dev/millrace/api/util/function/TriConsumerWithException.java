package dev.millrace.api.util.function;

/// Takes three values and may throw.
@FunctionalInterface
public interface TriConsumerWithException<S, T, U, E extends Throwable> {

    /// Takes the values.
    void accept(S first, T second, U third) throws E;

    /// The same consumer without a checked exception; what it throws leaves unchanged.
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
