package dev.millrace.api.function;

import dev.millrace.api.util.Collector;
import java.io.Serializable;

/// Makes none, one or many records of each pair that belongs together.
@FunctionalInterface
public interface FlatJoinFunction<IN1, IN2, OUT> extends Function, Serializable {

    /// Emits what becomes of the pair.
    void join(IN1 first, IN2 second, Collector<OUT> out) throws Exception;
}
