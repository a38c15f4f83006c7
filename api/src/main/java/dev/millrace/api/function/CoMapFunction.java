package dev.millrace.api.function;

import java.io.Serializable;

/// Maps the records of two connected streams to one type.
public interface CoMapFunction<IN1, IN2, OUT> extends Function, Serializable {

    /// Returns the result for a record of the first stream.
    OUT map1(IN1 value) throws Exception;

    /// Returns the result for a record of the second stream.
    OUT map2(IN2 value) throws Exception;
}
