package dev.millrace.api.util.function;

/// A function of a long that may throw.
@FunctionalInterface
public interface LongFunctionWithException<R, E extends Throwable> {

    /// The result for this value.
    R apply(long value) throws E;
}
