package dev.millrace.api.function;

import java.io.Serializable;

/// Combines a part of a group into one value.
@FunctionalInterface
public interface CombineFunction<IN, OUT> extends Function, Serializable {

    /// Returns the combined value.
    ///
    /// @param values the values to combine; can be iterated once
    OUT combine(Iterable<IN> values) throws Exception;
}
