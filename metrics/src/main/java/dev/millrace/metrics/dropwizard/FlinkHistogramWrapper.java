package dev.millrace.metrics.dropwizard;

import com.codahale.metrics.Snapshot;
import com.codahale.metrics.UniformReservoir;
import dev.millrace.api.metric.Histogram;

/// Adapts a job's histogram to a Dropwizard histogram.
public class FlinkHistogramWrapper extends com.codahale.metrics.Histogram {
    private final Histogram histogram;

    public FlinkHistogramWrapper(Histogram histogram) {
        // Dropwizard requires a reservoir, which stays empty, because the job's histogram holds the values.
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
