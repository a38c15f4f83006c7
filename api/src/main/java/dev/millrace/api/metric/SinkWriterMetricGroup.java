package dev.millrace.api.metric;

/// Registers the metrics of a sink's writer.
public interface SinkWriterMetricGroup extends OperatorMetricGroup {

    /// Returns the number of records that could not be written. Older reporters use this name.
    Counter getNumRecordsOutErrorsCounter();

    /// Returns the number of records that could not be sent.
    Counter getNumRecordsSendErrorsCounter();

    /// Returns the number of sent records.
    Counter getNumRecordsSendCounter();

    /// Returns the number of sent bytes.
    Counter getNumBytesSendCounter();

    /// Registers the duration of the last send in milliseconds.
    void setCurrentSendTimeGauge(Gauge<Long> currentSendTimeGauge);
}
