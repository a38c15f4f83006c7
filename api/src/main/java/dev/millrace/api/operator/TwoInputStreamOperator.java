package dev.millrace.api.operator;

import dev.millrace.api.time.stream.LatencyMarker;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;

/// Processes the records of two inputs.
public interface TwoInputStreamOperator<IN1, IN2, OUT> extends StreamOperator<OUT> {

    void processElement1(StreamRecord<IN1> element) throws Exception;

    void processElement2(StreamRecord<IN2> element) throws Exception;

    void processWatermark1(Watermark mark) throws Exception;

    void processWatermark2(Watermark mark) throws Exception;

    void processLatencyMarker1(LatencyMarker latencyMarker) throws Exception;

    void processLatencyMarker2(LatencyMarker latencyMarker) throws Exception;

    void processWatermarkStatus1(WatermarkStatus watermarkStatus) throws Exception;

    void processWatermarkStatus2(WatermarkStatus watermarkStatus) throws Exception;

    default void processRecordAttributes1(RecordAttributes recordAttributes) throws Exception {}

    default void processRecordAttributes2(RecordAttributes recordAttributes) throws Exception {}
}
