package dev.millrace.api.metric;

/// Provides the counters of the input and output of an operator.
public interface OperatorIOMetricGroup extends MetricGroup {

    /// Returns the number of received records.
    Counter getNumRecordsInCounter();

    /// Returns the number of emitted records.
    Counter getNumRecordsOutCounter();

    /// Returns the number of received bytes.
    Counter getNumBytesInCounter();

    /// Returns the number of emitted bytes.
    Counter getNumBytesOutCounter();
}
