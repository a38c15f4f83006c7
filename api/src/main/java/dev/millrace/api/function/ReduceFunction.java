package dev.millrace.api.function;

import java.io.Serializable;

/// Combines two values of a type into one of the same type; must be associative.
@FunctionalInterface
public interface ReduceFunction<T> extends Function, Serializable {

    /// The combination; it may be one of the two, changed.
    T reduce(T value1, T value2) throws Exception;
}
