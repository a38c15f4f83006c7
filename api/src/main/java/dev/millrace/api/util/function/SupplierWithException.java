package dev.millrace.api.util.function;

/// Supplies a value and may throw an exception.
@FunctionalInterface
public interface SupplierWithException<R, E extends Throwable> {

    /// Returns the value.
    R get() throws E;
}
