package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Counter;
import java.util.function.LongSupplier;

/// Shows an engine counter and ignores increments, because a source reader may count records that the engine has
/// already counted.
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
