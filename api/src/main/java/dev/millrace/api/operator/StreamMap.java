package dev.millrace.api.operator;

import dev.millrace.api.function.MapFunction;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.time.stream.StreamRecord;

/// Runs a map function: emits one record for each record.
public class StreamMap<IN, OUT> extends FunctionOperator<OUT, MapFunction<IN, OUT>>
        implements OneInputStreamOperator<IN, OUT> {
    private static final long serialVersionUID = 1L;

    /// Creates an operator that runs the function.
    public StreamMap(MapFunction<IN, OUT> mapper) {
        super(mapper);
    }

    @Override
    Operation operation() {
        return new Operation.Map(userFunction);
    }

    @Override
    public void processElement(StreamRecord<IN> element) throws Exception {
        process(0, element);
    }
}
