package dev.millrace.api.metric;

/// Registers the metrics of a source's reader.
public interface SourceReaderMetricGroup extends OperatorMetricGroup {

    /// Returns the number of records that could not be read.
    Counter getNumRecordsInErrorsCounter();

    /// Registers the number of bytes that are not yet fetched, or fetched but not yet read.
    void setPendingBytesGauge(Gauge<Long> pendingBytesGauge);

    /// Registers the number of records that are not yet fetched.
    void setPendingRecordsGauge(Gauge<Long> pendingRecordsGauge);
}
