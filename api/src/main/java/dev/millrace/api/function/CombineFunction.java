package dev.millrace.api.function;

import java.io.Serializable;

/// Combines part of a group into one value.
@FunctionalInterface
public interface CombineFunction<IN, OUT> extends Function, Serializable {

    /// The value that stands for all of these; they can be iterated once.
    OUT combine(Iterable<IN> values) throws Exception;
}
