package dev.millrace.api.metric;

/// Is implemented by each metric group that registers metrics. Connectors close the groups that they have added.
public interface AbstractMetricGroup extends MetricGroup {

    /// Removes the metrics of this group and of all groups below.
    void close();
}
