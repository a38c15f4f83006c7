package dev.millrace.metrics.dropwizard;

import dev.millrace.api.metric.Meter;

/// A meter of the Dropwizard library as a meter of a job. The rate is the one of the last minute.
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
