package dev.millrace.api.operator;

import dev.millrace.api.function.FilterFunction;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.time.stream.StreamRecord;

/// Runs a filter function: emits the records that match.
public class StreamFilter<IN> extends FunctionOperator<IN, FilterFunction<IN>>
        implements OneInputStreamOperator<IN, IN> {
    private static final long serialVersionUID = 1L;

    /// Creates an operator that runs the function.
    public StreamFilter(FilterFunction<IN> filterFunction) {
        super(filterFunction);
    }

    @Override
    Operation operation() {
        return new Operation.Filter(userFunction);
    }

    @Override
    public void processElement(StreamRecord<IN> element) throws Exception {
        process(0, element);
    }
}
