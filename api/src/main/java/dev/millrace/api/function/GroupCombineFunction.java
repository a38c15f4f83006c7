package dev.millrace.api.function;

import dev.millrace.api.util.Collector;
import java.io.Serializable;

/// Combines part of a group ahead of shipping it.
@FunctionalInterface
public interface GroupCombineFunction<IN, OUT> extends Function, Serializable {

    /// Emits what stands for these values; they can be iterated once.
    void combine(Iterable<IN> values, Collector<OUT> out) throws Exception;
}
