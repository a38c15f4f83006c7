package dev.millrace.api.metric.reporter;

import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.Reporter;

/// Brings metrics to a system outside. Told from one thread at a time; a [Scheduled] one reports on another, at the
/// same time.
public interface MetricReporter extends Reporter {

    /// A metric is there from now on.
    ///
    /// @param group where it is; a [dev.millrace.api.metric.LogicalScopeProvider] too
    void notifyOfAddedMetric(Metric metric, String metricName, MetricGroup group);

    /// A metric that was added is gone.
    void notifyOfRemovedMetric(Metric metric, String metricName, MetricGroup group);
}
