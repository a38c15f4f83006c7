package dev.millrace.api.util.function;

/// Computes a result from a long and may throw an exception.
@FunctionalInterface
public interface LongFunctionWithException<R, E extends Throwable> {

    /// Returns the result for the value.
    R apply(long value) throws E;
}
