package dev.millrace.api.util.function;

import java.io.Serializable;
import java.util.function.Supplier;

/// Supplies a value and is serializable.
@FunctionalInterface
public interface SerializableSupplier<T> extends Supplier<T>, Serializable {}
