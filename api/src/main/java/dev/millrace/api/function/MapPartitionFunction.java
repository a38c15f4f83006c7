package dev.millrace.api.function;

import dev.millrace.api.util.Collector;
import java.io.Serializable;

/// Processes all records of a partition.
@FunctionalInterface
public interface MapPartitionFunction<T, O> extends Function, Serializable {

    /// Called once with all records of the partition. Emits any number of records.
    ///
    /// @param values the records of the partition; can be iterated once
    void mapPartition(Iterable<T> values, Collector<O> out) throws Exception;
}
