package dev.millrace.metrics.slf4j;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.Histogram;
import dev.millrace.api.metric.HistogramStatistics;
import dev.millrace.api.metric.Meter;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.reporter.MetricReporter;
import dev.millrace.api.metric.reporter.Scheduled;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes all metrics to the log at an interval, as one message.
public final class Slf4jReporter implements MetricReporter, Scheduled {
    private static final Logger LOG = LoggerFactory.getLogger(Slf4jReporter.class);

    // Keyed by name, because subtasks of one process may share a gauge: a lambda that captures nothing is one object.
    private final Map<String, Metric> metrics = new ConcurrentSkipListMap<>();

    Slf4jReporter() {}

    @Override
    public void open(MetricConfig config) {
        // There is nothing to open.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String metricName, MetricGroup group) {
        metrics.put(group.getMetricIdentifier(metricName), metric);
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String metricName, MetricGroup group) {
        metrics.remove(group.getMetricIdentifier(metricName), metric);
    }

    @Override
    public void report() {
        StringBuilder message = new StringBuilder("metrics:");
        metrics.forEach((name, metric) ->
                message.append(System.lineSeparator()).append(name).append(": ").append(text(metric)));
        LOG.info("{}", message);
    }

    private static String text(Metric metric) {
        return switch (metric) {
            case Counter counter -> Long.toString(counter.getCount());
            case Meter meter -> meter.getRate() + " per second";
            case Gauge<?> gauge -> read(gauge);
            case Histogram histogram -> text(histogram.getCount(), histogram.getStatistics());
            default -> "of no known kind";
        };
    }

    /// A gauge of a program may throw.
    private static String read(Gauge<?> gauge) {
        try {
            return String.valueOf(gauge.getValue());
        } catch (RuntimeException thrown) {
            return "unreadable, " + thrown;
        }
    }

    private static String text(long count, HistogramStatistics statistics) {
        return "count=%d, min=%d, max=%d, mean=%s, p50=%s, p95=%s, p99=%s, p999=%s"
                .formatted(
                        count,
                        statistics.getMin(),
                        statistics.getMax(),
                        statistics.getMean(),
                        statistics.getQuantile(0.5),
                        statistics.getQuantile(0.95),
                        statistics.getQuantile(0.99),
                        statistics.getQuantile(0.999));
    }
}
