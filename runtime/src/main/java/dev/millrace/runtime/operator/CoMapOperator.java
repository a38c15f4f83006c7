package dev.millrace.runtime.operator;

import dev.millrace.api.function.CoMapFunction;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;

/// Applies a [CoMapFunction]: maps each record of two inputs to one record.
public final class CoMapOperator<A, B, O> implements Operator {
    private final CoMapFunction<A, B, O> function;
    private final Receiver<O> out;
    private final UserFailures failures;
    private final Receiver<A> first;
    private final Receiver<B> second;

    @SuppressWarnings("unchecked")
    public CoMapOperator(CoMapFunction<A, B, O> function, OperatorContext context) {
        this.function = context.function(function);
        this.out = (Receiver<O>) (Receiver<?>) context.output();
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
        O result;
        try {
            result = function.map1(value);
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
        out.record(result, timestamp);
    }

    private void second(B value, long timestamp) {
        O result;
        try {
            result = function.map2(value);
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
        out.record(result, timestamp);
    }

    @Override
    public void close() throws Exception {
        UserFunctions.close(function);
    }
}
