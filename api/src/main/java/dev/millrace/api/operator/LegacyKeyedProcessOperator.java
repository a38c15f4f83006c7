package dev.millrace.api.operator;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.time.stream.StreamRecord;

/// Runs a process function over a keyed stream.
public class LegacyKeyedProcessOperator<K, IN, OUT> extends FunctionOperator<OUT, ProcessFunction<IN, OUT>>
        implements OneInputStreamOperator<IN, OUT> {
    private static final long serialVersionUID = 1L;

    /// Creates an operator that runs the function.
    public LegacyKeyedProcessOperator(ProcessFunction<IN, OUT> function) {
        super(function);
    }

    @Override
    Operation operation() {
        return new Operation.Process(userFunction);
    }

    @Override
    public void processElement(StreamRecord<IN> element) throws Exception {
        process(0, element);
    }
}
