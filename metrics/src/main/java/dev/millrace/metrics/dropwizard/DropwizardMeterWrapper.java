package dev.millrace.metrics.dropwizard;

import dev.millrace.api.metric.Meter;

/// Adapts a Dropwizard meter to a job's meter. The rate is that of the last minute.
public class DropwizardMeterWrapper implements Meter {
    private final com.codahale.metrics.Meter meter;

    public DropwizardMeterWrapper(com.codahale.metrics.Meter meter) {
        this.meter = meter;
    }

    public com.codahale.metrics.Meter getDropwizardMeter() {
        return meter;
    }

    @Override
    public void markEvent() {
        meter.mark();
    }

    @Override
    public void markEvent(long n) {
        meter.mark(n);
    }

    @Override
    public double getRate() {
        return meter.getOneMinuteRate();
    }

    @Override
    public long getCount() {
        return meter.getCount();
    }
}
