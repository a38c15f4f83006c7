package dev.millrace.api.metric.reporter;

import dev.millrace.api.metric.CharacterFilter;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.Histogram;
import dev.millrace.api.metric.Meter;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.MetricGroup;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores all registered metrics with their full names, for reporters that send all of them. Thread-safe.
public abstract class AbstractReporter implements MetricReporter, CharacterFilter {
    protected final Logger log = LoggerFactory.getLogger(getClass());
    protected final Map<Gauge<?>, String> gauges = new ConcurrentHashMap<>();
    protected final Map<Counter, String> counters = new ConcurrentHashMap<>();
    protected final Map<Histogram, String> histograms = new ConcurrentHashMap<>();
    protected final Map<Meter, String> meters = new ConcurrentHashMap<>();

    public AbstractReporter() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String metricName, MetricGroup group) {
        String name = group.getMetricIdentifier(metricName, this);
        switch (metric.getMetricType()) {
            case COUNTER -> counters.put((Counter) metric, name);
            case GAUGE -> gauges.put((Gauge<?>) metric, name);
            case HISTOGRAM -> histograms.put((Histogram) metric, name);
            case METER -> meters.put((Meter) metric, name);
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String metricName, MetricGroup group) {
        switch (metric.getMetricType()) {
            case COUNTER -> counters.remove((Counter) metric);
            case GAUGE -> gauges.remove((Gauge<?>) metric);
            case HISTOGRAM -> histograms.remove((Histogram) metric);
            case METER -> meters.remove((Meter) metric);
        }
    }
}
