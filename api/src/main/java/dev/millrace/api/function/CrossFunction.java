package dev.millrace.api.function;

import java.io.Serializable;

/// Maps each pair of a cross product to one record.
@FunctionalInterface
public interface CrossFunction<IN1, IN2, OUT> extends Function, Serializable {

    /// Returns the result for a pair.
    OUT cross(IN1 val1, IN2 val2) throws Exception;
}
