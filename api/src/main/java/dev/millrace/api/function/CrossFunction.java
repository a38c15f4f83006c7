package dev.millrace.api.function;

import java.io.Serializable;

/// Makes one record of each pair of a cross product.
@FunctionalInterface
public interface CrossFunction<IN1, IN2, OUT> extends Function, Serializable {

    /// The record for this pair.
    OUT cross(IN1 val1, IN2 val2) throws Exception;
}
