package dev.millrace.metrics.dropwizard;

import com.codahale.metrics.Snapshot;
import dev.millrace.api.metric.HistogramStatistics;

/// Adapts a Dropwizard snapshot to a job's histogram statistics.
final class DropwizardHistogramStatistics extends HistogramStatistics {
    private final Snapshot snapshot;

    DropwizardHistogramStatistics(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public double getQuantile(double quantile) {
        return snapshot.getValue(quantile);
    }

    @Override
    public long[] getValues() {
        return snapshot.getValues();
    }

    @Override
    public int size() {
        return snapshot.size();
    }

    @Override
    public double getMean() {
        return snapshot.getMean();
    }

    @Override
    public double getStdDev() {
        return snapshot.getStdDev();
    }

    @Override
    public long getMax() {
        return snapshot.getMax();
    }

    @Override
    public long getMin() {
        return snapshot.getMin();
    }
}
