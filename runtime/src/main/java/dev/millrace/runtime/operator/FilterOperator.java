package dev.millrace.runtime.operator;

import dev.millrace.api.function.FilterFunction;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;

/// Applies a [FilterFunction]: forwards the records that the function accepts.
public final class FilterOperator<T> implements OneInput<T> {
    private final FilterFunction<T> function;
    private final Receiver<T> out;
    private final Receiver<?> control;
    private final UserFailures failures;

    FilterOperator(FilterFunction<T> function, Receiver<T> out, Receiver<?> control, UserFailures failures) {
        this.function = function;
        this.out = out;
        this.control = control;
        this.failures = failures;
    }

    @Override
    public void record(T value, long timestamp) {
        boolean accepted;
        try {
            accepted = function.filter(value);
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
        if (accepted) out.record(value, timestamp);
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
