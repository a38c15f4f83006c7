package dev.millrace.api.util.function;

import java.io.Serializable;

/// Supplies a value, may throw an exception, and is serializable.
@FunctionalInterface
public interface SerializableSupplierWithException<T, E extends Throwable>
        extends SupplierWithException<T, E>, Serializable {}
