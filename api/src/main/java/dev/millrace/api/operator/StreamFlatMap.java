package dev.millrace.api.operator;

import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.time.stream.StreamRecord;

/// Runs a flat-map function: emits any number of records for each record.
public class StreamFlatMap<IN, OUT> extends FunctionOperator<OUT, FlatMapFunction<IN, OUT>>
        implements OneInputStreamOperator<IN, OUT> {
    private static final long serialVersionUID = 1L;

    /// Creates an operator that runs the function.
    public StreamFlatMap(FlatMapFunction<IN, OUT> flatMapper) {
        super(flatMapper);
    }

    @Override
    Operation operation() {
        return new Operation.FlatMap(userFunction);
    }

    @Override
    public void processElement(StreamRecord<IN> element) throws Exception {
        process(0, element);
    }
}
