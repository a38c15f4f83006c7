package dev.millrace.api.operator;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.process.CoProcessFunction;
import dev.millrace.api.time.stream.StreamRecord;

/// Runs a process function over two keyed streams.
public class LegacyKeyedCoProcessOperator<K, IN1, IN2, OUT>
        extends FunctionOperator<OUT, CoProcessFunction<IN1, IN2, OUT>>
        implements TwoInputStreamOperator<IN1, IN2, OUT> {
    private static final long serialVersionUID = 1L;

    /// Creates an operator that runs the function.
    public LegacyKeyedCoProcessOperator(CoProcessFunction<IN1, IN2, OUT> function) {
        super(function);
    }

    @Override
    Operation operation() {
        return new Operation.CoProcess(userFunction);
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
