package dev.millrace.metrics.dropwizard;

import dev.millrace.api.metric.Counter;

/// Adapts a job's counter to a Dropwizard counter.
public class FlinkCounterWrapper extends com.codahale.metrics.Counter {
    private final Counter counter;

    public FlinkCounterWrapper(Counter counter) {
        this.counter = counter;
    }

    @Override
    public void inc() {
        counter.inc();
    }

    @Override
    public void inc(long n) {
        counter.inc(n);
    }

    @Override
    public void dec() {
        counter.dec();
    }

    @Override
    public void dec(long n) {
        counter.dec(n);
    }

    @Override
    public long getCount() {
        return counter.getCount();
    }
}
