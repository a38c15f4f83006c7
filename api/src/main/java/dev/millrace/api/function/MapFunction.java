package dev.millrace.api.function;

import java.io.Serializable;

/// Turns each record into one other.
@FunctionalInterface
public interface MapFunction<T, O> extends Function, Serializable {

    /// The record that takes the place of the given one.
    O map(T value) throws Exception;
}
