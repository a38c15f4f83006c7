package dev.millrace.metrics.dropwizard;

import com.codahale.metrics.Snapshot;
import dev.millrace.api.metric.HistogramStatistics;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Adapts a job's histogram statistics to a Dropwizard snapshot.
final class FlinkSnapshot extends Snapshot {
    private final HistogramStatistics statistics;

    FlinkSnapshot(HistogramStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public double getValue(double quantile) {
        return statistics.getQuantile(quantile);
    }

    @Override
    public long[] getValues() {
        return statistics.getValues();
    }

    @Override
    public int size() {
        return statistics.size();
    }

    @Override
    public long getMax() {
        return statistics.getMax();
    }

    @Override
    public double getMean() {
        return statistics.getMean();
    }

    @Override
    public long getMin() {
        return statistics.getMin();
    }

    @Override
    public double getStdDev() {
        return statistics.getStdDev();
    }

    /// Writes each value as a line.
    @Override
    public void dump(OutputStream output) {
        PrintWriter lines = new PrintWriter(output, false, StandardCharsets.UTF_8);
        for (long value : statistics.getValues()) lines.println(value);
        lines.flush();
    }
}
