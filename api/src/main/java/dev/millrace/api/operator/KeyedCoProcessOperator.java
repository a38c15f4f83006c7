package dev.millrace.api.operator;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.process.KeyedCoProcessFunction;
import dev.millrace.api.time.stream.StreamRecord;

/// Runs a keyed process function over two streams.
public class KeyedCoProcessOperator<K, IN1, IN2, OUT>
        extends FunctionOperator<OUT, KeyedCoProcessFunction<K, IN1, IN2, OUT>>
        implements TwoInputStreamOperator<IN1, IN2, OUT> {
    private static final long serialVersionUID = 1L;

    /// Creates an operator that runs the function.
    public KeyedCoProcessOperator(KeyedCoProcessFunction<K, IN1, IN2, OUT> keyedCoProcessFunction) {
        super(keyedCoProcessFunction);
    }

    @Override
    Operation operation() {
        return new Operation.KeyedCoProcess(userFunction);
    }

    @Override
    public void processElement1(StreamRecord<IN1> element) throws Exception {
        process(0, element);
    }

    @Override
    public void processElement2(StreamRecord<IN2> element) throws Exception {
        process(1, element);
    }
}
