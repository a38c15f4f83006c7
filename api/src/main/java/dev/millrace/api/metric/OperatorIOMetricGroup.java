package dev.millrace.api.metric;

/// What goes into and out of an operator.
public interface OperatorIOMetricGroup extends MetricGroup {

    /// Records taken in.
    Counter getNumRecordsInCounter();

    /// Records given out.
    Counter getNumRecordsOutCounter();

    /// Bytes taken in.
    Counter getNumBytesInCounter();

    /// Bytes given out.
    Counter getNumBytesOutCounter();
}
