package dev.millrace.api.metric;

/// Registers the metrics of a source's enumerator.
public interface SplitEnumeratorMetricGroup extends OperatorCoordinatorMetricGroup {

    /// Registers the number of splits without a reader.
    <G extends Gauge<Long>> G setUnassignedSplitsGauge(G unassignedSplitsGauge);
}
