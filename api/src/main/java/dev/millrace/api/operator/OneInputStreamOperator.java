package dev.millrace.api.operator;

import dev.millrace.api.time.stream.StreamRecord;

/// Processes the records of one input.
public interface OneInputStreamOperator<IN, OUT> extends StreamOperator<OUT>, Input<IN> {

    @Override
    default void setKeyContextElement(StreamRecord<IN> record) throws Exception {
        setKeyContextElement1(record);
    }
}
