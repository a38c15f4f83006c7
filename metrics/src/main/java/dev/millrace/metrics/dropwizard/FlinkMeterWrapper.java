package dev.millrace.metrics.dropwizard;

import com.codahale.metrics.Clock;
import dev.millrace.api.metric.Meter;

/// Adapts a job's meter to a Dropwizard meter. A job's meter has one rate, which stands for all rates.
public class FlinkMeterWrapper extends com.codahale.metrics.Meter {
    private final Meter meter;

    public FlinkMeterWrapper(Meter meter) {
        this.meter = meter;
    }

    /// @param clock used only by Dropwizard's own code
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
