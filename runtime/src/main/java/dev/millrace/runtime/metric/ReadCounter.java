package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Counter;
import java.util.function.LongSupplier;

/// Shows the sum of an engine counter and the increments of user code.
final class ReadCounter implements Counter {
    private final LongSupplier counted;
    private long added;

    ReadCounter(LongSupplier counted) {
        this.counted = counted;
    }

    @Override
    public void inc() {
        added++;
    }

    @Override
    public void inc(long n) {
        added += n;
    }

    @Override
    public void dec() {
        added--;
    }

    @Override
    public void dec(long n) {
        added -= n;
    }

    @Override
    public long getCount() {
        return counted.getAsLong() + added;
    }
}
