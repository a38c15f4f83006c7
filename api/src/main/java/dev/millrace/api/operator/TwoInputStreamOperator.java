package dev.millrace.api.operator;

import dev.millrace.api.time.stream.LatencyMarker;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;

/// Processes the records of two inputs.
public interface TwoInputStreamOperator<IN1, IN2, OUT> extends StreamOperator<OUT> {

    /// Processes a record of the first input.
    void processElement1(StreamRecord<IN1> element) throws Exception;

    /// Processes a record of the second input.
    void processElement2(StreamRecord<IN2> element) throws Exception;

    /// Processes a watermark of the first input.
    void processWatermark1(Watermark mark) throws Exception;

    /// Processes a watermark of the second input.
    void processWatermark2(Watermark mark) throws Exception;

    /// Processes a latency marker of the first input.
    void processLatencyMarker1(LatencyMarker latencyMarker) throws Exception;

    /// Processes a latency marker of the second input.
    void processLatencyMarker2(LatencyMarker latencyMarker) throws Exception;

    /// Processes a change of the idleness of the first input.
    void processWatermarkStatus1(WatermarkStatus watermarkStatus) throws Exception;

    /// Processes a change of the idleness of the second input.
    void processWatermarkStatus2(WatermarkStatus watermarkStatus) throws Exception;

    /// Processes attributes of the records that follow on the first input. By default the method does nothing.
    default void processRecordAttributes1(RecordAttributes recordAttributes) throws Exception {}

    /// Processes attributes of the records that follow on the second input. By default the method does nothing.
    default void processRecordAttributes2(RecordAttributes recordAttributes) throws Exception {}
}
