package dev.millrace.api.function;

import java.io.Serializable;

/// Combines two values into one value of the same type. The function must be associative.
@FunctionalInterface
public interface ReduceFunction<T> extends Function, Serializable {

    /// Returns the combined value, which may be one of the given objects.
    T reduce(T value1, T value2) throws Exception;
}
