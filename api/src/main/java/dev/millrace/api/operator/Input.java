package dev.millrace.api.operator;

import dev.millrace.api.time.stream.LatencyMarker;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;

/// Receives the records, watermarks and other control elements of an operator's input.
public interface Input<IN> {

    /// Processes a record.
    void processElement(StreamRecord<IN> element) throws Exception;

    /// Processes a watermark.
    void processWatermark(Watermark mark) throws Exception;

    /// Processes a change of the idleness of the input.
    void processWatermarkStatus(WatermarkStatus watermarkStatus) throws Exception;

    /// Processes a latency marker.
    void processLatencyMarker(LatencyMarker latencyMarker) throws Exception;

    /// Sets the current key from a record. Called before each record.
    void setKeyContextElement(StreamRecord<IN> record) throws Exception;

    /// Processes attributes of the records that follow. By default the method does nothing.
    default void processRecordAttributes(RecordAttributes recordAttributes) throws Exception {}
}
