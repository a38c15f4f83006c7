package dev.millrace.api.operator;

import dev.millrace.api.time.stream.LatencyMarker;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.util.Collector;

/// Where an operator emits. Used by the subtask's thread only.
///
/// @param <T> what goes to the main output, with its time: mostly a [StreamRecord]
public interface Output<T> extends Collector<T> {

    /// No record at or before this time will follow. One that is not later than the last is dropped.
    void emitWatermark(Watermark mark);

    void emitWatermarkStatus(WatermarkStatus watermarkStatus);

    /// Emits to a side output; nothing happens if nobody reads it.
    <X> void collect(OutputTag<X> outputTag, StreamRecord<X> record);

    void emitLatencyMarker(LatencyMarker latencyMarker);

    void emitRecordAttributes(RecordAttributes recordAttributes);
}
