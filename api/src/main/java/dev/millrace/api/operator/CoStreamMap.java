package dev.millrace.api.operator;

import dev.millrace.api.function.CoMapFunction;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.time.stream.StreamRecord;

/// Runs a map function over two inputs. Each record results in one record.
public class CoStreamMap<IN1, IN2, OUT> extends FunctionOperator<OUT, CoMapFunction<IN1, IN2, OUT>>
        implements TwoInputStreamOperator<IN1, IN2, OUT> {
    private static final long serialVersionUID = 1L;

    /// Creates an operator that runs the function.
    public CoStreamMap(CoMapFunction<IN1, IN2, OUT> mapper) {
        super(mapper);
    }

    @Override
    Operation operation() {
        return new Operation.CoMap(userFunction);
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
