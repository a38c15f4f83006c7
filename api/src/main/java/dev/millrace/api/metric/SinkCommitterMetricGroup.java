package dev.millrace.api.metric;

/// The metrics of a sink's committer.
public interface SinkCommitterMetricGroup extends OperatorMetricGroup {

    /// All that were received.
    Counter getNumCommittablesTotalCounter();

    /// Those that failed for good.
    Counter getNumCommittablesFailureCounter();

    /// Attempts repeated.
    Counter getNumCommittablesRetryCounter();

    /// Those committed.
    Counter getNumCommittablesSuccessCounter();

    /// Those that an earlier attempt had committed.
    Counter getNumCommittablesAlreadyCommittedCounter();

    /// Registers how many wait to be committed.
    void setCurrentPendingCommittablesGauge(Gauge<Integer> currentPendingCommittablesGauge);
}
