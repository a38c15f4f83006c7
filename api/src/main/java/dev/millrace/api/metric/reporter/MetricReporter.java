package dev.millrace.api.metric.reporter;

import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.Reporter;

/// Exports metrics to an external system. The engine does not call the methods concurrently, but a [Scheduled] reporter
/// may report at the same time on another thread.
public interface MetricReporter extends Reporter {

    /// Called after a metric was registered.
    ///
    /// @param group the group of the metric; also a [dev.millrace.api.metric.LogicalScopeProvider]
    void notifyOfAddedMetric(Metric metric, String metricName, MetricGroup group);

    /// Called after a metric was removed.
    void notifyOfRemovedMetric(Metric metric, String metricName, MetricGroup group);
}
