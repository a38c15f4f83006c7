package dev.millrace.api.function;

import java.io.Serializable;

/// Decides which records to keep.
@FunctionalInterface
public interface FilterFunction<T> extends Function, Serializable {

    /// Returns true to keep the record. The method must not change the record.
    boolean filter(T value) throws Exception;
}
