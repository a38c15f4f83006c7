package dev.millrace.api.metric;

/// The metrics of a source's enumerator.
public interface SplitEnumeratorMetricGroup extends OperatorCoordinatorMetricGroup {

    /// Registers how many splits wait for a reader.
    <G extends Gauge<Long>> G setUnassignedSplitsGauge(G unassignedSplitsGauge);
}
