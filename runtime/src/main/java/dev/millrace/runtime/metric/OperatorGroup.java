package dev.millrace.runtime.metric;

import dev.millrace.api.metric.OperatorIOMetricGroup;
import dev.millrace.api.metric.OperatorMetricGroup;
import dev.millrace.api.metric.UnregisteredMetricsGroup;
import java.util.List;

/// The group of one operator in one subtask: `job.operator.subtask`.
public record OperatorGroup(MetricRegistry registry, List<String> scope, OperatorIOMetricGroup io)
        implements Registering, OperatorMetricGroup {

    public OperatorGroup(MetricRegistry registry, String job, String operator, int subtask) {
        this(
                registry,
                List.of(job, operator, Integer.toString(subtask)),
                UnregisteredMetricsGroup.createOperatorIOMetricGroup());
    }

    @Override
    public OperatorIOMetricGroup getIOMetricGroup() {
        return io;
    }
}
