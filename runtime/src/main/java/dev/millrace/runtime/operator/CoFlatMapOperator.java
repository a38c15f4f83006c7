package dev.millrace.runtime.operator;

import dev.millrace.api.function.CoFlatMapFunction;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;

/// Applies a [CoFlatMapFunction]: maps each record of two inputs to any number of records.
public final class CoFlatMapOperator<A, B, O> implements Operator {
    private final CoFlatMapFunction<A, B, O> function;
    private final TimestampingCollector<O> collector;
    private final UserFailures failures;
    private final Receiver<A> first;
    private final Receiver<B> second;

    @SuppressWarnings("unchecked")
    public CoFlatMapOperator(CoFlatMapFunction<A, B, O> function, OperatorContext context) {
        this.function = context.function(function);
        this.collector = new TimestampingCollector<>((Receiver<O>) (Receiver<?>) context.output());
        this.failures = context.failures();
        TwoInputs inputs = new TwoInputs(context.control(), _ -> {}, () -> {});
        this.first = inputs.input(0, this::first);
        this.second = inputs.input(1, this::second);
    }

    @Override
    public Receiver<?> input(int index) {
        return index == 0 ? first : second;
    }

    private void first(A value, long timestamp) {
        try {
            function.flatMap1(value, collector.at(timestamp));
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    private void second(B value, long timestamp) {
        try {
            function.flatMap2(value, collector.at(timestamp));
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    @Override
    public void close() throws Exception {
        UserFunctions.close(function);
    }
}
