package dev.millrace.api.function;

import dev.millrace.api.util.Collector;
import java.io.Serializable;

/// Combines a part of a group before the group is sent to another subtask.
@FunctionalInterface
public interface GroupCombineFunction<IN, OUT> extends Function, Serializable {

    /// Called with a part of a group. Emits the combined records.
    ///
    /// @param values the records to combine; can be iterated once
    void combine(Iterable<IN> values, Collector<OUT> out) throws Exception;
}
