package dev.millrace.api.util.function;

import java.util.function.Supplier;

/// A supplier that may throw any exception.
@FunctionalInterface
public interface CheckedSupplier<R> extends SupplierWithException<R, Exception> {

    /// The same supplier in the JDK's shape; what it throws leaves unchanged.
    static <R> Supplier<R> unchecked(CheckedSupplier<R> throwing) {
        return () -> {
            try {
                return throwing.get();
            } catch (Exception thrown) {
                throw Rethrow.unchanged(thrown);
            }
        };
    }

    /// A plain supplier seen as one that may throw.
    static <R> CheckedSupplier<R> checked(Supplier<R> supplier) {
        return supplier::get;
    }
}
