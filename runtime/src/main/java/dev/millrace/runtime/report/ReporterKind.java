package dev.millrace.runtime.report;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.EventOptions;
import dev.millrace.api.config.MetricOptions;
import dev.millrace.api.config.TraceOptions;
import dev.millrace.api.event.reporter.EventReporterFactory;
import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.Reporter;
import dev.millrace.api.metric.reporter.MetricReporterFactory;
import dev.millrace.api.trace.reporter.TraceReporterFactory;
import dev.millrace.base.collection.OrderedCopy;
import java.time.Duration;
import java.util.Map;

/// Defines the kinds of reporters.
enum ReporterKind {
    METRICS(
            "metrics",
            MetricOptions.REPORTERS_LIST,
            MetricReporterFactory.class,
            MetricOptions.REPORTER_INTERVAL.defaultValue(),
            Map.of(
                    "prometheus", "PrometheusReporterFactory",
                    "prom", "PrometheusReporterFactory",
                    "slf4j", "Slf4jReporterFactory",
                    "jmx", "JMXReporterFactory",
                    "otel", "OpenTelemetryMetricReporterFactory")) {
        @Override
        Reporter make(Object factory, MetricConfig config) {
            return ((MetricReporterFactory) factory).createMetricReporter(config);
        }
    },
    TRACES(
            "traces",
            TraceOptions.TRACE_REPORTERS_LIST,
            TraceReporterFactory.class,
            Duration.ofSeconds(1),
            Map.of("slf4j", "Slf4jTraceReporterFactory", "otel", "OpenTelemetryTraceReporterFactory")) {
        @Override
        Reporter make(Object factory, MetricConfig config) {
            return ((TraceReporterFactory) factory).createTraceReporter(config);
        }
    },
    EVENTS(
            "events",
            EventOptions.REPORTERS_LIST,
            EventReporterFactory.class,
            Duration.ofSeconds(1),
            Map.of("slf4j", "Slf4jEventReporterFactory", "otel", "OpenTelemetryEventReporterFactory")) {
        @Override
        Reporter make(Object factory, MetricConfig config) {
            return ((EventReporterFactory) factory).createEventReporter(config);
        }
    };

    /// The prefix of a reporter's keys, before its name.
    final String prefix;

    final ConfigOption<String> list;
    final Class<?> factory;
    /// The default interval of a reporter that sends periodically.
    final Duration interval;

    /// The short names of the built-in reporters.
    final Map<String, String> shortNames;

    ReporterKind(
            String things,
            ConfigOption<String> list,
            Class<?> factory,
            Duration interval,
            Map<String, String> shortNames) {
        this.prefix = things + ".reporter.";
        this.list = list;
        this.factory = factory;
        this.interval = interval;
        this.shortNames = OrderedCopy.of(shortNames);
    }

    /// Creates a reporter that is not open yet.
    ///
    /// @param factory a factory of this kind
    abstract Reporter make(Object factory, MetricConfig config);
}
