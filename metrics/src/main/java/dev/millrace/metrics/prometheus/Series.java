package dev.millrace.metrics.prometheus;

import dev.millrace.api.metric.CharacterFilter;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.Histogram;
import dev.millrace.api.metric.LogicalScopeProvider;
import dev.millrace.api.metric.Meter;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.metrics.Quantiles;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds all time series and formats them. Thread-safe.
final class Series {
    private static final Logger LOG = LoggerFactory.getLogger(Series.class);
    private static final CharacterFilter NAMES = Series::valid;

    private final String prefix;
    private final boolean filtersValues;
    /// By name, then by labels.
    private final Map<String, Map<String, Metric>> families = new ConcurrentSkipListMap<>(Comparator.naturalOrder());

    /// @param filtersValues whether label values are filtered like names, as in Flink
    Series(String prefix, boolean filtersValues) {
        this.prefix = prefix;
        this.filtersValues = filtersValues;
    }

    void add(Metric metric, String name, MetricGroup group) {
        families.computeIfAbsent(fullName(name, group), _ -> new ConcurrentHashMap<>())
                .put(labels(group), metric);
    }

    void remove(Metric metric, String name, MetricGroup group) {
        families.computeIfPresent(fullName(name, group), (_, family) -> {
            family.remove(labels(group), metric);
            return family.isEmpty() ? null : family;
        });
    }

    private String fullName(String name, MetricGroup group) {
        String scope = LogicalScopeProvider.castFrom(group).getLogicalScope(NAMES, '_');
        return prefix + "_" + scope + "_" + valid(name);
    }

    private String labels(MetricGroup group) {
        Map<String, String> sorted = new TreeMap<>();
        group.getAllVariables()
                .forEach((name, value) -> sorted.put(valid(name.replaceAll("^<|>$", "")), labelValue(value)));
        StringBuilder text = new StringBuilder();
        sorted.forEach((name, value) -> {
            if (!text.isEmpty()) text.append(',');
            text.append(name).append("=\"").append(value).append('"');
        });
        return text.toString();
    }

    private String labelValue(String value) {
        if (filtersValues) return valid(value);
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String valid(String name) {
        StringBuilder valid = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean fits = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == ':';
            valid.append(fits ? c : '_');
        }
        return valid.toString();
    }

    /// Returns the current values of all series, in Prometheus' text format 0.0.4.
    String text() {
        StringBuilder text = new StringBuilder();
        families.forEach((name, family) -> family(text, name, family));
        return text.toString();
    }

    private static void family(StringBuilder text, String name, Map<String, Metric> family) {
        Map<String, String> lines = new LinkedHashMap<>();
        boolean isSummary = false;
        for (Map.Entry<String, Metric> each : new TreeMap<>(family).entrySet()) {
            isSummary |= each.getValue() instanceof Histogram;
            String line = lines(name, each.getKey(), each.getValue());
            if (line != null) lines.put(each.getKey(), line);
        }
        if (lines.isEmpty()) return;
        text.append("# TYPE ").append(name).append(isSummary ? " summary\n" : " gauge\n");
        lines.values().forEach(text::append);
    }

    /// @return null if the value is not a number
    private static @Nullable String lines(String name, String labels, Metric metric) {
        try {
            return switch (metric) {
                case Counter counter -> line(name, labels, counter.getCount());
                case Meter meter -> line(name, labels, meter.getRate());
                case Histogram histogram -> summary(name, labels, histogram);
                case Gauge<?> gauge -> gauge(name, labels, gauge.getValue());
                default -> null;
            };
        } catch (RuntimeException thrown) {
            // A gauge of a program has failed; the other metrics are still shown.
            LOG.debug("metric {} cannot be read", name, thrown);
            return null;
        }
    }

    private static @Nullable String gauge(String name, String labels, @Nullable Object value) {
        return switch (value) {
            case Number number -> line(name, labels, number.doubleValue());
            case Boolean is -> line(name, labels, is ? 1 : 0);
            case null, default -> null;
        };
    }

    private static String summary(String name, String labels, Histogram histogram) {
        StringBuilder text = new StringBuilder(line(name + "_count", labels, histogram.getCount()));
        String more = labels.isEmpty() ? "" : labels + ",";
        Quantiles.of(histogram.getStatistics())
                .forEach((quantile, value) -> text.append(line(name, more + "quantile=\"" + quantile + "\"", value)));
        return text.toString();
    }

    private static String line(String name, String labels, double value) {
        return name + "{" + labels + "} " + number(value) + "\n";
    }

    private static String number(double value) {
        if (value == Double.POSITIVE_INFINITY) return "+Inf";
        if (value == Double.NEGATIVE_INFINITY) return "-Inf";
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return isWhole ? Long.toString((long) value) : Double.toString(value);
    }
}
