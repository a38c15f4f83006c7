package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.SplitEnumeratorMetricGroup;

/// Groups the metrics of a source's enumerator: `job.source.coordinator.enumerator`.
public record EnumeratorGroup(MetricRegistration home, Scope scope)
        implements RegisteringMetricGroup, SplitEnumeratorMetricGroup {

    public static EnumeratorGroup of(MetricRegistration home, String job, String source, String sourceId) {
        return new EnumeratorGroup(home, home.registry().scopes().enumerator(job, source, sourceId));
    }

    @Override
    public <G extends Gauge<Long>> G setUnassignedSplitsGauge(G unassignedSplits) {
        return gauge("unassignedSplits", unassignedSplits);
    }
}
