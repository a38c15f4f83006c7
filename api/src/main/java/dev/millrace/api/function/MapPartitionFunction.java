package dev.millrace.api.function;

import dev.millrace.api.util.Collector;
import java.io.Serializable;

/// Looks at all records of one partition at once.
@FunctionalInterface
public interface MapPartitionFunction<T, O> extends Function, Serializable {

    /// Emits what becomes of the partition; the values can be iterated once.
    void mapPartition(Iterable<T> values, Collector<O> out) throws Exception;
}
