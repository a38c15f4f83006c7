package dev.millrace.runtime.operator;

import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.type.Copier;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;

/// Reduces each record with the current value of its key, and emits the new value.
public final class KeyedReduceOperator<T> implements OneInput<T> {
    private final ReduceFunction<T> function;
    private final ValueState<T> state;
    private final Copier<T> copier;
    private final Receiver<T> out;
    private final Receiver<?> control;
    private final UserFailures failures;

    KeyedReduceOperator(
            ReduceFunction<T> function,
            ValueState<T> state,
            Copier<T> copier,
            Receiver<T> out,
            Receiver<?> control,
            UserFailures failures) {
        this.function = function;
        this.state = state;
        this.copier = copier;
        this.out = out;
        this.control = control;
        this.failures = failures;
    }

    @Override
    public void record(T value, long timestamp) {
        T result;
        try {
            T before = state.value();
            result = before == null ? value : function.reduce(before, value);
            state.update(result);
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
        // The state keeps this object, and the function may change it at the next record, so emit a copy.
        out.record(copier.copy(result), timestamp);
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
