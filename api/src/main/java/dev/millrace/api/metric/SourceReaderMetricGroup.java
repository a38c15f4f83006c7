package dev.millrace.api.metric;

/// The metrics of a source's reader.
public interface SourceReaderMetricGroup extends OperatorMetricGroup {

    /// Records that could not be read.
    Counter getNumRecordsInErrorsCounter();

    /// Registers how many bytes were fetched, but not read, or wait at the source.
    void setPendingBytesGauge(Gauge<Long> pendingBytesGauge);

    /// Registers how many records wait at the source.
    void setPendingRecordsGauge(Gauge<Long> pendingRecordsGauge);
}
