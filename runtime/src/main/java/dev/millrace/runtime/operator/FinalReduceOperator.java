package dev.millrace.runtime.operator;

import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.state.KeyedStates;

/// Reduces the records of each key in batch mode, and emits one result per key at the end of the input.
public final class FinalReduceOperator<T> implements OneInput<T> {
    private final ReduceFunction<T> function;
    private final KeyedStates<Object> keyed;
    private final ValueStateDescriptor<T> descriptor;
    private final ValueState<T> state;
    private final Receiver<T> out;
    private final Receiver<?> control;
    private final UserFailures failures;

    @SuppressWarnings("unchecked")
    public FinalReduceOperator(
            ReduceFunction<T> function, ValueStateDescriptor<T> descriptor, OperatorContext context) {
        this.keyed = context.keyedStates();
        this.descriptor = descriptor;
        this.state = keyed.value(descriptor);
        this.function = context.function(function);
        this.out = (Receiver<T>) (Receiver<?>) context.output();
        this.control = context.control();
        this.failures = context.failures();
    }

    @Override
    public void record(T value, long timestamp) {
        try {
            T before = state.value();
            state.update(before == null ? value : function.reduce(before, value));
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    @Override
    public void watermark(long timestamp) {
        if (timestamp == Long.MAX_VALUE) keyed.forEachKey(descriptor, (_, each) -> emit(each));
        control.watermark(timestamp);
    }

    private void emit(ValueState<T> each) {
        try {
            T result = each.value();
            if (result != null) out.record(result, Batch.NO_TIMESTAMP);
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the end of the input");
        }
    }

    @Override
    public Receiver<?> control() {
        return control;
    }

    @Override
    public void close() throws Exception {
        UserFunctions.close(function);
    }
}
