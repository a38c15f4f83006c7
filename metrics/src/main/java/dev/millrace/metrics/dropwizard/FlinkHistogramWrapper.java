package dev.millrace.metrics.dropwizard;

import com.codahale.metrics.Snapshot;
import com.codahale.metrics.UniformReservoir;
import dev.millrace.api.metric.Histogram;

/// A histogram of a job as a histogram of the Dropwizard library.
public class FlinkHistogramWrapper extends com.codahale.metrics.Histogram {
    private final Histogram histogram;

    public FlinkHistogramWrapper(Histogram histogram) {
        // The library wants a reservoir, which stays empty: the values are in the job's histogram.
        super(new UniformReservoir(1));
        this.histogram = histogram;
    }

    @Override
    public void update(int value) {
        histogram.update(value);
    }

    @Override
    public void update(long value) {
        histogram.update(value);
    }

    @Override
    public long getCount() {
        return histogram.getCount();
    }

    @Override
    public Snapshot getSnapshot() {
        return new FlinkSnapshot(histogram.getStatistics());
    }
}
