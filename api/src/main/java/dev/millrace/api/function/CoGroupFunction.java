package dev.millrace.api.function;

import dev.millrace.api.util.Collector;
import java.io.Serializable;

/// Looks at all records of two inputs that share a key; either side may be empty.
@FunctionalInterface
public interface CoGroupFunction<IN1, IN2, O> extends Function, Serializable {

    /// Emits what becomes of the two groups.
    void coGroup(Iterable<IN1> first, Iterable<IN2> second, Collector<O> out) throws Exception;
}
