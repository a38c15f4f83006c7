package dev.millrace.api.util.function;

import java.io.Serializable;
import java.util.function.Supplier;

/// A supplier that can be shipped.
@FunctionalInterface
public interface SerializableSupplier<T> extends Supplier<T>, Serializable {}
