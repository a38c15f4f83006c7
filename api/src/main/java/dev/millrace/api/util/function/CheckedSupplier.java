package dev.millrace.api.util.function;

import java.util.function.Supplier;

/// Supplies a value and may throw any exception.
@FunctionalInterface
public interface CheckedSupplier<R> extends SupplierWithException<R, Exception> {

    /// Returns a supplier without a checked exception. It throws exceptions unchanged.
    static <R> Supplier<R> unchecked(CheckedSupplier<R> throwing) {
        return () -> {
            try {
                return throwing.get();
            } catch (Exception thrown) {
                throw Rethrow.unchanged(thrown);
            }
        };
    }

    /// Converts a plain supplier.
    static <R> CheckedSupplier<R> checked(Supplier<R> supplier) {
        return supplier::get;
    }
}
