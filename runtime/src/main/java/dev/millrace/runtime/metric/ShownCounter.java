package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Counter;
import java.util.function.LongSupplier;

/// A counter that shows what the engine counts elsewhere. What is added to it counts nothing: a source's reader may
/// count the records that the engine has counted already.
record ShownCounter(LongSupplier counted) implements Counter {

    @Override
    public void inc() {}

    @Override
    public void inc(long n) {}

    @Override
    public void dec() {}

    @Override
    public void dec(long n) {}

    @Override
    public long getCount() {
        return counted.getAsLong();
    }
}
