package dev.millrace.api.function;

import dev.millrace.api.util.Collector;
import java.io.Serializable;

/// Turns records of two connected streams into none, one or many others.
public interface CoFlatMapFunction<IN1, IN2, OUT> extends Function, Serializable {

    /// Emits what takes the place of a record of the first stream.
    void flatMap1(IN1 value, Collector<OUT> out) throws Exception;

    /// Emits what takes the place of a record of the second stream.
    void flatMap2(IN2 value, Collector<OUT> out) throws Exception;
}
