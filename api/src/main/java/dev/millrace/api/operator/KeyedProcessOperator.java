package dev.millrace.api.operator;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.time.stream.StreamRecord;

/// Runs a keyed process function over a keyed stream.
public class KeyedProcessOperator<K, IN, OUT> extends FunctionOperator<OUT, KeyedProcessFunction<K, IN, OUT>>
        implements OneInputStreamOperator<IN, OUT> {
    private static final long serialVersionUID = 1L;

    /// Creates an operator that runs the function.
    public KeyedProcessOperator(KeyedProcessFunction<K, IN, OUT> function) {
        super(function);
    }

    @Override
    Operation operation() {
        return new Operation.KeyedProcess(userFunction);
    }

    @Override
    public void processElement(StreamRecord<IN> element) throws Exception {
        process(0, element);
    }
}
