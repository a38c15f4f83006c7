package dev.millrace.api.function;

import dev.millrace.api.util.Collector;
import java.io.Serializable;

/// Maps each record of two connected streams to any number of records.
public interface CoFlatMapFunction<IN1, IN2, OUT> extends Function, Serializable {

    /// Called for each record of the first stream. Emits any number of records.
    void flatMap1(IN1 value, Collector<OUT> out) throws Exception;

    /// Called for each record of the second stream. Emits any number of records.
    void flatMap2(IN2 value, Collector<OUT> out) throws Exception;
}
