package dev.millrace.api.function;

import java.io.Serializable;

/// Maps each record to one record.
@FunctionalInterface
public interface MapFunction<T, O> extends Function, Serializable {

    /// Returns the result for a record.
    O map(T value) throws Exception;
}
