package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.SplitEnumeratorMetricGroup;
import java.util.List;
import java.util.Map;

/// The group of a source's enumerator: `job.source.coordinator.enumerator`.
public record EnumeratorGroup(MetricHome home, List<String> scope, Map<String, String> variables)
        implements Registering, SplitEnumeratorMetricGroup {

    public static EnumeratorGroup of(MetricHome home, String job, String source) {
        return new EnumeratorGroup(
                home,
                List.of(job, source, "coordinator", "enumerator"),
                Map.of("<job_name>", job, "<operator_name>", source));
    }

    @Override
    public <G extends Gauge<Long>> G setUnassignedSplitsGauge(G unassignedSplits) {
        return gauge("unassignedSplits", unassignedSplits);
    }
}
