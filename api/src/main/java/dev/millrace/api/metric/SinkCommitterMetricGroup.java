package dev.millrace.api.metric;

/// Registers the metrics of a sink's committer.
public interface SinkCommitterMetricGroup extends OperatorMetricGroup {

    /// Returns the number of received committables.
    Counter getNumCommittablesTotalCounter();

    /// Returns the number of committables that failed permanently.
    Counter getNumCommittablesFailureCounter();

    /// Returns the number of repeated attempts.
    Counter getNumCommittablesRetryCounter();

    /// Returns the number of committed committables.
    Counter getNumCommittablesSuccessCounter();

    /// Returns the number of committables that an earlier attempt had committed.
    Counter getNumCommittablesAlreadyCommittedCounter();

    /// Registers the number of pending committables.
    void setCurrentPendingCommittablesGauge(Gauge<Integer> currentPendingCommittablesGauge);
}
