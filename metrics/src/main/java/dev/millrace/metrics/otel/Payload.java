package dev.millrace.metrics.otel;

import dev.millrace.api.metric.CharacterFilter;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.Histogram;
import dev.millrace.api.metric.LogicalScopeProvider;
import dev.millrace.api.metric.Meter;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.base.host.Clock;
import dev.millrace.metrics.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Converts metrics to an OTLP metrics request in JSON: counters to non-monotonic sums, histograms to summaries, and
/// other metrics to gauges. Thread-safe.
final class Payload {
    private final String resource;
    private final Clock clock;
    private final String startNanos;
    private final Map<Named, Metric> metrics = new ConcurrentHashMap<>();

    private record Named(String name, String attributes) {}

    /// @param resource the OTLP resource of the metrics
    Payload(String resource, Clock clock) {
        this.resource = resource;
        this.clock = clock;
        this.startNanos = nowNanos();
    }

    private String nowNanos() {
        return clock.millis() + "000000";
    }

    void add(Metric metric, String name, MetricGroup group) {
        metrics.put(named(name, group), metric);
    }

    void remove(Metric metric, String name, MetricGroup group) {
        metrics.remove(named(name, group), metric);
    }

    private static Named named(String name, MetricGroup group) {
        String scope = LogicalScopeProvider.castFrom(group).getLogicalScope(CharacterFilter.NO_OP_FILTER, '.');
        return new Named("flink." + scope + "." + name, Otlp.attributes(group.getAllVariables()));
    }

    /// Returns the current values of all metrics.
    String json() {
        String now = nowNanos();
        List<String> all = new ArrayList<>();
        metrics.forEach((named, metric) -> {
            String value = metric(metric, named, now);
            if (value != null) all.add("{\"name\":" + Otlp.quoted(named.name) + "," + value + "}");
        });
        return "{\"resourceMetrics\":[{\"resource\":" + resource
                + ",\"scopeMetrics\":[{\"scope\":{\"name\":\"dev.millrace\"},\"metrics\":["
                + String.join(",", all) + "]}]}]}";
    }

    /// @return null if the value is not a number
    private @Nullable String metric(Metric metric, Named named, String now) {
        String times = "{\"attributes\":" + named.attributes + ",\"startTimeUnixNano\":\"" + startNanos
                + "\",\"timeUnixNano\":\"" + now + "\",";
        try {
            return switch (metric) {
                case Counter counter ->
                    "\"sum\":{\"aggregationTemporality\":2,\"isMonotonic\":false,\"dataPoints\":[" + times
                            + "\"asInt\":\"" + counter.getCount() + "\"}]}";
                case Meter meter -> gauge(times, meter.getRate());
                case Histogram histogram -> summary(times, histogram);
                case Gauge<?> gauge -> gauge(times, gauge.getValue());
                default -> null;
            };
        } catch (RuntimeException unreadable) {
            // A gauge of a program has failed; the other metrics are still sent.
            return null;
        }
    }

    private static @Nullable String gauge(String times, @Nullable Object value) {
        String number = switch (value) {
            case Double each -> asDouble(each);
            case Float each -> asDouble(each);
            case Number each -> "\"asInt\":\"" + each.longValue() + "\"";
            case Boolean is -> "\"asInt\":\"" + (is ? 1 : 0) + "\"";
            case null, default -> null;
        };
        return number == null ? null : "\"gauge\":{\"dataPoints\":[" + times + number + "}]}";
    }

    private static @Nullable String asDouble(double value) {
        return Double.isFinite(value) ? "\"asDouble\":" + value : null;
    }

    private static String summary(String times, Histogram histogram) {
        List<String> quantiles = new ArrayList<>();
        Quantiles.of(histogram.getStatistics())
                .forEach((quantile, value) -> quantiles.add("{\"quantile\":" + quantile + ",\"value\":" + value + "}"));
        double sum = histogram.getStatistics().size() == 0
                ? 0
                : histogram.getStatistics().getMean() * histogram.getCount();
        return "\"summary\":{\"dataPoints\":[" + times + "\"count\":\"" + histogram.getCount() + "\",\"sum\":" + sum
                + ",\"quantileValues\":[" + String.join(",", quantiles) + "]}]}";
    }
}
