package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.OperatorMetricGroup;
import dev.millrace.api.metric.SinkCommitterMetricGroup;

/// Groups the metrics of a sink's committer.
public record SinkCommitterGroup(
        OperatorGroup operator,
        Counter getNumCommittablesTotalCounter,
        Counter getNumCommittablesFailureCounter,
        Counter getNumCommittablesRetryCounter,
        Counter getNumCommittablesSuccessCounter,
        Counter getNumCommittablesAlreadyCommittedCounter)
        implements OperatorSubgroup, SinkCommitterMetricGroup {

    /// Creates the group of a committer.
    ///
    /// @param operator the operator's group, from the runtime context
    public static SinkCommitterGroup of(OperatorMetricGroup operator) {
        OperatorGroup group = (OperatorGroup) operator;
        return new SinkCommitterGroup(
                group,
                group.counter("totalCommittables"),
                group.counter("failedCommittables"),
                group.counter("retriedCommittables"),
                group.counter("successfulCommittables"),
                group.counter("alreadyCommittedCommittables"));
    }

    @Override
    public void setCurrentPendingCommittablesGauge(Gauge<Integer> currentPendingCommittables) {
        gauge("pendingCommittables", currentPendingCommittables);
    }
}
