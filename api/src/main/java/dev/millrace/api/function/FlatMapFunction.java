package dev.millrace.api.function;

import dev.millrace.api.util.Collector;
import java.io.Serializable;

/// Maps each record to any number of records.
@FunctionalInterface
public interface FlatMapFunction<T, O> extends Function, Serializable {

    /// Called for each record. Emits any number of records.
    void flatMap(T value, Collector<O> out) throws Exception;
}
