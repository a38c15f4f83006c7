package dev.millrace.api.operator;

import dev.millrace.api.time.stream.LatencyMarker;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;
import dev.millrace.api.type.OutputTag;

/// Emits values with a timestamp that is set in advance.
public final class TimestampedCollector<T> implements Output<T> {
    private final Output<StreamRecord<T>> output;
    private long timestamp;
    private boolean hasTimestamp;

    /// Creates a collector whose values have no timestamp at first.
    public TimestampedCollector(Output<StreamRecord<T>> output) {
        this.output = output;
    }

    @Override
    public void collect(T record) {
        output.collect(hasTimestamp ? new StreamRecord<>(record, timestamp) : new StreamRecord<>(record));
    }

    /// Copies the timestamp of a record, or that the record has none.
    public void setTimestamp(StreamRecord<?> timestampBase) {
        hasTimestamp = timestampBase.hasTimestamp();
        timestamp = timestampBase.getTimestamp();
    }

    /// Sets the timestamp of the values that follow, in milliseconds since the epoch.
    public void setAbsoluteTimestamp(long timestamp) {
        this.timestamp = timestamp;
        hasTimestamp = true;
    }

    /// Removes the timestamp. The values that follow have none.
    public void eraseTimestamp() {
        hasTimestamp = false;
    }

    @Override
    public void close() {
        output.close();
    }

    @Override
    public void emitWatermark(Watermark mark) {
        output.emitWatermark(mark);
    }

    @Override
    public void emitWatermarkStatus(WatermarkStatus watermarkStatus) {
        output.emitWatermarkStatus(watermarkStatus);
    }

    @Override
    public <X> void collect(OutputTag<X> outputTag, StreamRecord<X> record) {
        output.collect(outputTag, record);
    }

    @Override
    public void emitLatencyMarker(LatencyMarker latencyMarker) {
        output.emitLatencyMarker(latencyMarker);
    }

    @Override
    public void emitRecordAttributes(RecordAttributes recordAttributes) {
        output.emitRecordAttributes(recordAttributes);
    }
}
