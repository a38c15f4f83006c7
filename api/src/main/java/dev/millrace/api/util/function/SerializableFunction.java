package dev.millrace.api.util.function;

import java.io.Serializable;
import java.util.function.Function;

/// A function that can be shipped.
@FunctionalInterface
public interface SerializableFunction<T, R> extends Function<T, R>, Serializable {}
