package dev.millrace.runtime.operator;

import dev.millrace.api.function.MapFunction;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;

/// Applies a [MapFunction]: maps each record to one record.
public final class MapOperator<I, O> implements OneInput<I> {
    private final MapFunction<I, O> function;
    private final Receiver<O> out;
    private final Receiver<?> control;
    private final UserFailures failures;

    MapOperator(MapFunction<I, O> function, Receiver<O> out, Receiver<?> control, UserFailures failures) {
        this.function = function;
        this.out = out;
        this.control = control;
        this.failures = failures;
    }

    @Override
    public void record(I value, long timestamp) {
        O result;
        try {
            result = function.map(value);
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
        out.record(result, timestamp);
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
