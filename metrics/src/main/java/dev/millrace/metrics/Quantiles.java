package dev.millrace.metrics;

import dev.millrace.api.metric.HistogramStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/// Computes the quantiles of a histogram that reporters show, the same as Flink's.
public final class Quantiles {
    private static final double[] SHOWN = {0.5, 0.75, 0.95, 0.98, 0.99, 0.999};

    private Quantiles() {}

    /// Returns values by quantile, in ascending order. For an empty histogram all values are 0.
    public static Map<Double, Double> of(HistogramStatistics statistics) {
        boolean isEmpty = statistics.size() == 0;
        Map<Double, Double> values = new LinkedHashMap<>();
        for (double each : SHOWN) values.put(each, isEmpty ? 0 : statistics.getQuantile(each));
        return values;
    }
}
