package dev.millrace.api.function;

import java.io.Serializable;

/// Makes one record of each pair that belongs together.
@FunctionalInterface
public interface JoinFunction<IN1, IN2, OUT> extends Function, Serializable {

    /// The joined record.
    OUT join(IN1 first, IN2 second) throws Exception;
}
