package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.OperatorMetricGroup;
import dev.millrace.api.metric.SinkWriterMetricGroup;

/// Groups the metrics of a sink's writer.
public record SinkWriterGroup(
        OperatorGroup operator,
        Counter getNumRecordsOutErrorsCounter,
        Counter getNumRecordsSendErrorsCounter,
        Counter getNumRecordsSendCounter,
        Counter getNumBytesSendCounter)
        implements OperatorSubgroup, SinkWriterMetricGroup {

    /// Creates the group of a writer.
    ///
    /// @param operator the operator's group, from the runtime context
    public static SinkWriterGroup of(OperatorMetricGroup operator) {
        OperatorGroup group = (OperatorGroup) operator;
        return new SinkWriterGroup(
                group,
                group.counter("numRecordsOutErrors"),
                group.counter("numRecordsSendErrors"),
                group.counter("numRecordsSend"),
                group.counter("numBytesSend"));
    }

    @Override
    public void setCurrentSendTimeGauge(Gauge<Long> currentSendTime) {
        gauge("currentSendTime", currentSendTime);
    }
}
