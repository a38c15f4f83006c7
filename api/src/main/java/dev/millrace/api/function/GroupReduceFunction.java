package dev.millrace.api.function;

import dev.millrace.api.util.Collector;
import java.io.Serializable;

/// Looks at all records of a group at once.
@FunctionalInterface
public interface GroupReduceFunction<T, O> extends Function, Serializable {

    /// Emits what becomes of the group; the values can be iterated once.
    void reduce(Iterable<T> values, Collector<O> out) throws Exception;
}
