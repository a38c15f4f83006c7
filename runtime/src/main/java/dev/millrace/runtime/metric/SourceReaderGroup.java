package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.OperatorIOMetricGroup;
import dev.millrace.api.metric.OperatorMetricGroup;
import dev.millrace.api.metric.SourceReaderMetricGroup;
import dev.millrace.base.host.Clock;
import java.util.function.LongSupplier;

/// The group of a source's reader.
public record SourceReaderGroup(OperatorGroup operator, Counter getNumRecordsInErrorsCounter)
        implements Registering, SourceReaderMetricGroup {
    /// What gauges of lags show before there is anything to show.
    private static final long UNKNOWN = -1;

    /// @param operator the group of the operator, as the runtime context has it
    public static SourceReaderGroup of(OperatorMetricGroup operator) {
        OperatorGroup group = (OperatorGroup) operator;
        return new SourceReaderGroup(group, group.counter("numRecordsInErrors"));
    }

    /// Shows how far behind the wall clock event time is.
    ///
    /// @param nowMillis the wall clock
    /// @param watermark `Long.MIN_VALUE` before the first
    /// @param eventTime of the last record; `Long.MIN_VALUE` if it has none
    public void showLags(LongSupplier nowMillis, LongSupplier watermark, LongSupplier eventTime) {
        gauge("watermarkLag", lag(nowMillis, watermark));
        gauge("currentEmitEventTimeLag", lag(nowMillis, eventTime));
    }

    /// Shows for how long a source has read nothing.
    public void showIdleTime(SubtaskMetrics metrics, Clock clock) {
        gauge("sourceIdleTime", (Gauge<Long>) () -> metrics.idleMillis(clock.nanos()));
    }

    private static Gauge<Long> lag(LongSupplier nowMillis, LongSupplier reached) {
        return () -> {
            long time = reached.getAsLong();
            return time == Long.MIN_VALUE || time == Long.MAX_VALUE ? UNKNOWN : nowMillis.getAsLong() - time;
        };
    }

    @Override
    public MetricHome home() {
        return operator.home();
    }

    @Override
    public Scope scope() {
        return operator.scope();
    }

    @Override
    public OperatorIOMetricGroup getIOMetricGroup() {
        return operator.getIOMetricGroup();
    }

    @Override
    public void setPendingBytesGauge(Gauge<Long> pendingBytes) {
        gauge("pendingBytes", pendingBytes);
    }

    @Override
    public void setPendingRecordsGauge(Gauge<Long> pendingRecords) {
        gauge("pendingRecords", pendingRecords);
    }
}
