package dev.millrace.api.metric;

/// The metrics of a sink's writer.
public interface SinkWriterMetricGroup extends OperatorMetricGroup {

    /// Records that could not be written, under the name older reporters know.
    Counter getNumRecordsOutErrorsCounter();

    /// Records that could not be sent.
    Counter getNumRecordsSendErrorsCounter();

    /// Records sent.
    Counter getNumRecordsSendCounter();

    /// Bytes sent.
    Counter getNumBytesSendCounter();

    /// Registers how many milliseconds the last sending took.
    void setCurrentSendTimeGauge(Gauge<Long> currentSendTimeGauge);
}
