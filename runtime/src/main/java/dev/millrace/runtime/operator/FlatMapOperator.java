package dev.millrace.runtime.operator;

import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;

/// Applies a [FlatMapFunction]: maps each record to any number of records with the timestamp of the input record.
public final class FlatMapOperator<I, O> implements OneInput<I> {
    private final FlatMapFunction<I, O> function;
    private final TimestampingCollector<O> collector;
    private final Receiver<?> control;
    private final UserFailures failures;

    FlatMapOperator(
            FlatMapFunction<I, O> function,
            TimestampingCollector<O> collector,
            Receiver<?> control,
            UserFailures failures) {
        this.function = function;
        this.collector = collector;
        this.control = control;
        this.failures = failures;
    }

    @Override
    public void record(I value, long timestamp) {
        try {
            function.flatMap(value, collector.at(timestamp));
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
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
