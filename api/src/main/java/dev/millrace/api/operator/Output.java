package dev.millrace.api.operator;

import dev.millrace.api.time.stream.LatencyMarker;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;

/// Emits the records of an operator. Called by the subtask's thread only.
///
/// @param <T> the type of elements of the main output, usually a [StreamRecord] with a timestamp
public interface Output<T> extends Collector<T> {

    /// Emits a watermark: no record with this or an earlier timestamp follows. A watermark that is not later than the
    /// previous one is dropped.
    void emitWatermark(Watermark mark);

    /// Declares the output idle or active.
    void emitWatermarkStatus(WatermarkStatus watermarkStatus);

    /// Emits a record to a side output. If no step reads the side output, the record is dropped.
    <X> void collect(OutputTag<X> outputTag, StreamRecord<X> record);

    /// Emits a latency marker.
    void emitLatencyMarker(LatencyMarker latencyMarker);

    /// Emits attributes of the records that follow.
    void emitRecordAttributes(RecordAttributes recordAttributes);
}
