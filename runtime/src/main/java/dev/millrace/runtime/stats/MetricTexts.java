package dev.millrace.runtime.stats;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.Histogram;
import dev.millrace.api.metric.HistogramStatistics;
import dev.millrace.api.metric.Meter;
import dev.millrace.api.metric.Metric;
import dev.millrace.runtime.metric.MetricRegistry;
import java.util.Map;
import java.util.TreeMap;

/// Formats metrics as text.
public final class MetricTexts {
    private MetricTexts() {}

    /// Formats all metrics of a registry, by path.
    public static Map<String, String> of(MetricRegistry registry) {
        Map<String, String> texts = new TreeMap<>();
        registry.all().forEach((path, metric) -> add(path, metric, texts));
        return texts;
    }

    /// Adds a metric under its name, or a histogram under several names with that prefix.
    private static void add(String name, Metric metric, Map<String, String> texts) {
        try {
            switch (metric) {
                case Counter counter -> texts.put(name, Long.toString(counter.getCount()));
                case Gauge<?> gauge -> texts.put(name, String.valueOf(gauge.getValue()));
                case Meter meter -> texts.put(name, Double.toString(meter.getRate()));
                case Histogram histogram -> addHistogram(name, histogram, texts);
                default -> texts.put(name, metric.toString());
            }
        } catch (RuntimeException thrown) {
            // A gauge is user code and may be read while its subtask ends.
            texts.put(name, "n/a");
        }
    }

    private static void addHistogram(String name, Histogram histogram, Map<String, String> texts) {
        HistogramStatistics statistics = histogram.getStatistics();
        texts.put(name + "_count", Long.toString(histogram.getCount()));
        texts.put(name + "_min", Long.toString(statistics.getMin()));
        texts.put(name + "_max", Long.toString(statistics.getMax()));
        texts.put(name + "_mean", Double.toString(statistics.getMean()));
        texts.put(name + "_stddev", Double.toString(statistics.getStdDev()));
        texts.put(name + "_median", Double.toString(statistics.getQuantile(0.5)));
        texts.put(name + "_p75", Double.toString(statistics.getQuantile(0.75)));
        texts.put(name + "_p90", Double.toString(statistics.getQuantile(0.9)));
        texts.put(name + "_p95", Double.toString(statistics.getQuantile(0.95)));
        texts.put(name + "_p98", Double.toString(statistics.getQuantile(0.98)));
        texts.put(name + "_p99", Double.toString(statistics.getQuantile(0.99)));
        texts.put(name + "_p999", Double.toString(statistics.getQuantile(0.999)));
    }
}
