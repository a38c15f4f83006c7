package dev.millrace.api.util.function;

/// A supplier that may throw.
@FunctionalInterface
public interface SupplierWithException<R, E extends Throwable> {

    /// Gives the value.
    R get() throws E;
}
