package dev.millrace.bench.trial;

import dev.millrace.bench.meter.LatencyHistogram;

/// Holds quantiles of the latency of results, in microseconds after their events were due.
public record Latency(
        double p50Micros, double p90Micros, double p99Micros, double p999Micros, double p9999Micros, double maxMicros) {
    /// Returns the figures in the order of the components.
    public double[] micros() {
        return new double[] {p50Micros, p90Micros, p99Micros, p999Micros, p9999Micros, maxMicros};
    }

    static Latency of(LatencyHistogram histogram) {
        return new Latency(
                histogram.quantile(0.5) / 1e3,
                histogram.quantile(0.9) / 1e3,
                histogram.quantile(0.99) / 1e3,
                histogram.quantile(0.999) / 1e3,
                histogram.quantile(0.9999) / 1e3,
                histogram.max() / 1e3);
    }
}
