package dev.millrace.api.util.function;

/// Computes a result from three values and may throw an exception.
@FunctionalInterface
public interface TriFunctionWithException<S, T, U, R, E extends Throwable> {

    /// Returns the result for the values.
    R apply(S first, T second, U third) throws E;

    /// Returns a function without a checked exception. It throws exceptions unchanged.
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
