package dev.millrace.api.operator;

import dev.millrace.api.function.CoFlatMapFunction;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.time.stream.StreamRecord;

/// Runs a flat-map function over two inputs. Each record results in any number of records.
public class CoStreamFlatMap<IN1, IN2, OUT> extends FunctionOperator<OUT, CoFlatMapFunction<IN1, IN2, OUT>>
        implements TwoInputStreamOperator<IN1, IN2, OUT> {
    private static final long serialVersionUID = 1L;

    /// Creates an operator that runs the function.
    public CoStreamFlatMap(CoFlatMapFunction<IN1, IN2, OUT> flatMapper) {
        super(flatMapper);
    }

    @Override
    Operation operation() {
        return new Operation.CoFlatMap(userFunction);
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
