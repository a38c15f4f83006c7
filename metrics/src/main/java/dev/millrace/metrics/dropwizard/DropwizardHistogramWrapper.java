package dev.millrace.metrics.dropwizard;

import dev.millrace.api.metric.Histogram;
import dev.millrace.api.metric.HistogramStatistics;

/// Adapts a Dropwizard histogram to a job's histogram.
public class DropwizardHistogramWrapper implements Histogram {
    private final com.codahale.metrics.Histogram dropwizardHistogram;

    public DropwizardHistogramWrapper(com.codahale.metrics.Histogram dropwizardHistogram) {
        this.dropwizardHistogram = dropwizardHistogram;
    }

    public com.codahale.metrics.Histogram getDropwizardHistogram() {
        return dropwizardHistogram;
    }

    @Override
    public void update(long value) {
        dropwizardHistogram.update(value);
    }

    @Override
    public long getCount() {
        return dropwizardHistogram.getCount();
    }

    @Override
    public HistogramStatistics getStatistics() {
        return new DropwizardHistogramStatistics(dropwizardHistogram.getSnapshot());
    }
}
