package dev.millrace.api.function;

import dev.millrace.api.util.Collector;
import java.io.Serializable;

/// Turns each record into none, one or many others.
@FunctionalInterface
public interface FlatMapFunction<T, O> extends Function, Serializable {

    /// Emits what takes the place of the given record.
    void flatMap(T value, Collector<O> out) throws Exception;
}
