package dev.millrace.api.function;

import java.io.Serializable;

/// Decides which records stay.
@FunctionalInterface
public interface FilterFunction<T> extends Function, Serializable {

    /// True to keep the record. It must not change it.
    boolean filter(T value) throws Exception;
}
