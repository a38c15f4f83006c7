package dev.millrace.api.util.function;

import java.io.Serializable;
import java.util.function.Function;

/// Computes a result from a value and is serializable.
@FunctionalInterface
public interface SerializableFunction<T, R> extends Function<T, R>, Serializable {}
