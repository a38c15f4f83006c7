package dev.millrace.api.operator;

import dev.millrace.api.time.stream.LatencyMarker;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;

/// Receives the records, watermarks and other control elements of an operator's input.
public interface Input<IN> {

    void processElement(StreamRecord<IN> element) throws Exception;

    void processWatermark(Watermark mark) throws Exception;

    void processWatermarkStatus(WatermarkStatus watermarkStatus) throws Exception;

    void processLatencyMarker(LatencyMarker latencyMarker) throws Exception;

    /// Sets the current key from a record. Called before each record.
    void setKeyContextElement(StreamRecord<IN> record) throws Exception;

    default void processRecordAttributes(RecordAttributes recordAttributes) throws Exception {}
}
