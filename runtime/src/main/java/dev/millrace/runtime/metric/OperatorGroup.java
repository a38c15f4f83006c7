package dev.millrace.runtime.metric;

import dev.millrace.api.metric.OperatorIOMetricGroup;
import dev.millrace.api.metric.OperatorMetricGroup;

/// Groups the metrics of one operator in one subtask: `job.operator.subtask`.
public record OperatorGroup(MetricRegistration home, Scope scope, OperatorIOMetricGroup getIOMetricGroup)
        implements RegisteringMetricGroup, OperatorMetricGroup {

    public static OperatorGroup of(Scopes.Operator place, MetricRegistration home, OperatorTraffic traffic) {
        Scope scope = home.registry().scopes().operator(place);
        return new OperatorGroup(home, scope, OperatorIo.of(home, scope, traffic));
    }
}
