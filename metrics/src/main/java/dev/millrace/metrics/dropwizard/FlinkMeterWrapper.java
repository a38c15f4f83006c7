package dev.millrace.metrics.dropwizard;

import com.codahale.metrics.Clock;
import dev.millrace.api.metric.Meter;

/// A meter of a job as a meter of the Dropwizard library. A job's meter has one rate, which stands for all rates.
public class FlinkMeterWrapper extends com.codahale.metrics.Meter {
    private final Meter meter;

    public FlinkMeterWrapper(Meter meter) {
        this.meter = meter;
    }

    /// @param clock for what the library does itself
    public FlinkMeterWrapper(Meter meter, Clock clock) {
        super(clock);
        this.meter = meter;
    }

    @Override
    public void mark() {
        meter.markEvent();
    }

    @Override
    public void mark(long n) {
        meter.markEvent(n);
    }

    @Override
    public long getCount() {
        return meter.getCount();
    }

    @Override
    public double getOneMinuteRate() {
        return meter.getRate();
    }

    @Override
    public double getFiveMinuteRate() {
        return meter.getRate();
    }

    @Override
    public double getFifteenMinuteRate() {
        return meter.getRate();
    }

    @Override
    public double getMeanRate() {
        return meter.getRate();
    }
}
