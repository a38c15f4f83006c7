package dev.millrace.api.function;

import dev.millrace.api.util.Collector;
import java.io.Serializable;

/// Maps each joined pair to any number of records.
@FunctionalInterface
public interface FlatJoinFunction<IN1, IN2, OUT> extends Function, Serializable {

    /// Called for each pair. Emits any number of records.
    void join(IN1 first, IN2 second, Collector<OUT> out) throws Exception;
}
