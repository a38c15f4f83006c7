package dev.millrace.flink1;

import dev.millrace.api.accumulator.LongCounter;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.sink.legacy.RichSinkFunction;

/// Counts the elements of an iteration's termination criterion or workset.
final class CountingSink<T> extends RichSinkFunction<T> {
    private static final long serialVersionUID = 1L;
    static final String NAME = "millrace.data-set.going-on";

    private transient LongCounter count;

    @SuppressWarnings("NullAway.Init") // open() comes first
    CountingSink() {}

    @Override
    public void open(Configuration parameters) {
        count = getRuntimeContext().getLongCounter(NAME);
    }

    @Override
    public void invoke(T value, Context context) {
        count.add(1L);
    }
}
