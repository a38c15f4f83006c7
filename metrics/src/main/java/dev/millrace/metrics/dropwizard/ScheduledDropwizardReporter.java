package dev.millrace.metrics.dropwizard;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Reporter;
import com.codahale.metrics.ScheduledReporter;
import dev.millrace.api.metric.CharacterFilter;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.Histogram;
import dev.millrace.api.metric.Meter;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.reporter.MetricReporter;
import dev.millrace.api.metric.reporter.Scheduled;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Provides the base class of reporters that send through a Dropwizard reporter. Thread-safe.
public abstract class ScheduledDropwizardReporter implements MetricReporter, Scheduled, Reporter, CharacterFilter {
    /// The key of the host that receives the metrics.
    public static final String ARG_HOST = "host";

    /// The key of the port that receives the metrics.
    public static final String ARG_PORT = "port";

    /// The key of the prefix of all metric names.
    public static final String ARG_PREFIX = "prefix";

    /// The key of the time unit of rates.
    public static final String ARG_CONVERSION_RATE = "rateConversion";

    /// The key of the time unit of durations.
    public static final String ARG_CONVERSION_DURATION = "durationConversion";

    protected final Logger log = LoggerFactory.getLogger(getClass());
    protected final MetricRegistry registry = new MetricRegistry();

    /// Null until the reporter is open.
    @SuppressWarnings("NullAway.Init") // open() comes first
    protected ScheduledReporter reporter;

    protected ScheduledDropwizardReporter() {}

    /// Creates the Dropwizard reporter, which reports the metrics of [#registry].
    public abstract ScheduledReporter getReporter(MetricConfig config);

    @Override
    public void open(MetricConfig config) {
        reporter = getReporter(config);
    }

    @Override
    public void close() {
        if (reporter != null) reporter.stop();
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String metricName, MetricGroup group) {
        String name = group.getMetricIdentifier(metricName, this);
        synchronized (this) {
            com.codahale.metrics.Metric wrapped = wrapped(metric);
            if (wrapped == null) {
                log.warn(
                        "Metric {} has the unknown class {}",
                        name,
                        metric.getClass().getName());
                return;
            }
            registry.remove(name);
            registry.register(name, wrapped);
        }
    }

    private static com.codahale.metrics.@Nullable Metric wrapped(Metric metric) {
        return switch (metric) {
            case Counter counter -> new FlinkCounterWrapper(counter);
            case Gauge<?> gauge -> FlinkGaugeWrapper.fromGauge(gauge);
            case DropwizardHistogramWrapper histogram -> histogram.getDropwizardHistogram();
            case Histogram histogram -> new FlinkHistogramWrapper(histogram);
            case DropwizardMeterWrapper meter -> meter.getDropwizardMeter();
            case Meter meter -> new FlinkMeterWrapper(meter);
            default -> null;
        };
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String metricName, MetricGroup group) {
        String name = group.getMetricIdentifier(metricName, this);
        synchronized (this) {
            registry.remove(name);
        }
    }

    /// Removes quotation marks, and replaces all characters except letters, digits, `-`, `.` and `_` by a dash.
    @Override
    public String filterCharacters(String input) {
        return input.replace("\"", "").replaceAll("[^A-Za-z0-9._-]", "-");
    }

    @Override
    public void report() {
        synchronized (this) {
            reporter.report(
                    registry.getGauges(),
                    registry.getCounters(),
                    registry.getHistograms(),
                    registry.getMeters(),
                    registry.getTimers());
        }
    }
}
