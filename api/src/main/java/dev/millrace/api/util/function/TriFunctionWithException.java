package dev.millrace.api.util.function;

/// A function of three values that may throw.
@FunctionalInterface
public interface TriFunctionWithException<S, T, U, R, E extends Throwable> {

    /// The result for these values.
    R apply(S first, T second, U third) throws E;

    /// The same function without a checked exception; what it throws leaves unchanged.
    static <A, B, C, D> TriFunction<A, B, C, D> unchecked(TriFunctionWithException<A, B, C, D, ?> throwing) {
        return (first, second, third) -> {
            try {
                return throwing.apply(first, second, third);
            } catch (Throwable thrown) {
                throw Rethrow.unchanged(thrown);
            }
        };
    }
}
