package dev.millrace.api.function;

import dev.millrace.api.util.Collector;
import java.io.Serializable;

/// Processes all records of a group.
@FunctionalInterface
public interface GroupReduceFunction<T, O> extends Function, Serializable {

    /// Called with each group. Emits any number of records.
    ///
    /// @param values the records of the group; can be iterated once
    void reduce(Iterable<T> values, Collector<O> out) throws Exception;
}
