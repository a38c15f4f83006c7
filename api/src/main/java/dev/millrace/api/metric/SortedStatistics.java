package dev.millrace.api.metric;

import java.util.Arrays;

/// Computes statistics of sorted values. Without values, all results are 0.
final class SortedStatistics extends HistogramStatistics {
    private final long[] sorted;

    SortedStatistics(long[] sorted) {
        this.sorted = sorted;
    }

    /// Interpolates linearly between two neighbouring values.
    @Override
    public double getQuantile(double quantile) {
        if (sorted.length == 0) return 0;
        double place = quantile * (sorted.length + 1) - 1;
        if (place <= 0) return sorted[0];
        int below = (int) place;
        if (below >= sorted.length - 1) return sorted[sorted.length - 1];
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }

    @Override
    public long[] getValues() {
        return sorted.clone();
    }

    @Override
    public int size() {
        return sorted.length;
    }

    @Override
    public double getMean() {
        return Arrays.stream(sorted).average().orElse(0);
    }

    /// Returns the standard deviation of a sample, which divides by the number of values minus 1.
    @Override
    public double getStdDev() {
        if (sorted.length < 2) return 0;
        double mean = getMean();
        double squares = Arrays.stream(sorted)
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (sorted.length - 1));
    }

    @Override
    public long getMax() {
        return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
    }

    @Override
    public long getMin() {
        return sorted.length == 0 ? 0 : sorted[0];
    }
}
