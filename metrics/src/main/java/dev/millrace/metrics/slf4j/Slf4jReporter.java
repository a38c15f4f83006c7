package dev.millrace.metrics.slf4j;

import dev.millrace.api.metric.HistogramStatistics;
import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.reporter.AbstractReporter;
import dev.millrace.api.metric.reporter.Scheduled;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Writes all metrics to the log at an interval, as one message.
public final class Slf4jReporter extends AbstractReporter implements Scheduled {

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
    public String filterCharacters(String input) {
        return input;
    }

    @Override
    public void report() {
        Map<String, String> lines = new TreeMap<>();
        counters.forEach((metric, name) -> lines.put(name, Long.toString(metric.getCount())));
        meters.forEach((metric, name) -> lines.put(name, metric.getRate() + " per second"));
        gauges.forEach((metric, name) -> lines.put(name, read(metric::getValue)));
        histograms.forEach((metric, name) -> lines.put(name, text(metric.getCount(), metric.getStatistics())));
        StringBuilder message = new StringBuilder("metrics:");
        lines.forEach((name, value) ->
                message.append(System.lineSeparator()).append(name).append(": ").append(value));
        log.info("{}", message);
    }

    /// A gauge of a program may throw.
    private static String read(Supplier<?> gauge) {
        try {
            return String.valueOf(gauge.get());
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
