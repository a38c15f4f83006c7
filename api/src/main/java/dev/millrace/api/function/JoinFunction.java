package dev.millrace.api.function;

import java.io.Serializable;

/// Maps each joined pair to one record.
@FunctionalInterface
public interface JoinFunction<IN1, IN2, OUT> extends Function, Serializable {

    /// Returns the result for a pair.
    OUT join(IN1 first, IN2 second) throws Exception;
}
