package dev.millrace.api.util.function;

import java.io.Serializable;

/// A supplier that may throw and can be shipped.
@FunctionalInterface
public interface SerializableSupplierWithException<T, E extends Throwable>
        extends SupplierWithException<T, E>, Serializable {}
