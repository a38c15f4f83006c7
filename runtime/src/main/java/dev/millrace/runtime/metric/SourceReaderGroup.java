package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.OperatorMetricGroup;
import dev.millrace.api.metric.SourceReaderMetricGroup;
import dev.millrace.base.host.Clock;
import java.util.function.LongSupplier;

/// Groups the metrics of a source reader.
public record SourceReaderGroup(OperatorGroup operator, Counter getNumRecordsInErrorsCounter)
        implements OperatorSubgroup, SourceReaderMetricGroup {
    /// The value of a lag gauge before there is a lag.
    private static final long UNKNOWN = -1;

    /// Creates the group of a source reader.
    ///
    /// @param operator the operator's group, from the runtime context
    public static SourceReaderGroup of(OperatorMetricGroup operator) {
        OperatorGroup group = (OperatorGroup) operator;
        return new SourceReaderGroup(group, group.counter("numRecordsInErrors"));
    }

    /// Registers gauges for the lag of event time behind the wall clock.
    ///
    /// @param nowMillis returns the time of the wall clock
    /// @param watermark returns the watermark; `Long.MIN_VALUE` before the first one
    /// @param eventTime returns the timestamp of the last record; `Long.MIN_VALUE` if it has none
    public void showLags(LongSupplier nowMillis, LongSupplier watermark, LongSupplier eventTime) {
        gauge("watermarkLag", lag(nowMillis, watermark));
        gauge("currentEmitEventTimeLag", lag(nowMillis, eventTime));
    }

    /// Registers a gauge for the time since the source has read a record.
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
    public void setPendingBytesGauge(Gauge<Long> pendingBytes) {
        gauge("pendingBytes", pendingBytes);
    }

    @Override
    public void setPendingRecordsGauge(Gauge<Long> pendingRecords) {
        gauge("pendingRecords", pendingRecords);
    }
}
