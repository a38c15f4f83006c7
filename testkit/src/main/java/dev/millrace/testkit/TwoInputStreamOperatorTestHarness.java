package dev.millrace.testkit;

import dev.millrace.api.operator.BoundedMultiInput;
import dev.millrace.api.operator.TwoInputStreamOperator;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;

/// Drives an operator with two inputs.
public class TwoInputStreamOperatorTestHarness<IN1, IN2, OUT> extends AbstractStreamOperatorTestHarness<OUT> {

    public TwoInputStreamOperatorTestHarness(TwoInputStreamOperator<IN1, IN2, OUT> operator) throws Exception {
        this(operator, 1, 1, 0);
    }

    public TwoInputStreamOperatorTestHarness(
            TwoInputStreamOperator<IN1, IN2, OUT> operator, int maxParallelism, int numSubtasks, int subtaskIndex)
            throws Exception {
        super(operator, maxParallelism, numSubtasks, subtaskIndex);
    }

    @SuppressWarnings("unchecked")
    private TwoInputStreamOperator<IN1, IN2, OUT> two() {
        return (TwoInputStreamOperator<IN1, IN2, OUT>) known();
    }

    public void processElement1(StreamRecord<IN1> element) throws Exception {
        call(() -> {
            two().setKeyContextElement1(element);
            two().processElement1(element);
        });
    }

    /// Processes a record with a timestamp.
    public void processElement1(IN1 value, long timestamp) throws Exception {
        processElement1(new StreamRecord<>(value, timestamp));
    }

    public void processElement2(StreamRecord<IN2> element) throws Exception {
        call(() -> {
            two().setKeyContextElement2(element);
            two().processElement2(element);
        });
    }

    /// Processes a record with a timestamp.
    public void processElement2(IN2 value, long timestamp) throws Exception {
        processElement2(new StreamRecord<>(value, timestamp));
    }

    public void processWatermark1(Watermark mark) throws Exception {
        call(() -> two().processWatermark1(mark));
    }

    public void processWatermark2(Watermark mark) throws Exception {
        call(() -> two().processWatermark2(mark));
    }

    /// Sends the same watermark to both inputs.
    public void processBothWatermarks(Watermark mark) throws Exception {
        processWatermark1(mark);
        processWatermark2(mark);
    }

    public void processWatermarkStatus1(WatermarkStatus watermarkStatus) throws Exception {
        call(() -> two().processWatermarkStatus1(watermarkStatus));
    }

    public void processWatermarkStatus2(WatermarkStatus watermarkStatus) throws Exception {
        call(() -> two().processWatermarkStatus2(watermarkStatus));
    }

    public void processRecordAttributes1(RecordAttributes recordAttributes) throws Exception {
        call(() -> two().processRecordAttributes1(recordAttributes));
    }

    public void processRecordAttributes2(RecordAttributes recordAttributes) throws Exception {
        call(() -> two().processRecordAttributes2(recordAttributes));
    }

    /// Notifies the operator of the end of the input, if it implements the interface.
    public void endInput1() throws Exception {
        if (known() instanceof BoundedMultiInput bounded) call(() -> bounded.endInput(1));
    }

    /// Notifies the operator of the end of the input, if it implements the interface.
    public void endInput2() throws Exception {
        if (known() instanceof BoundedMultiInput bounded) call(() -> bounded.endInput(2));
    }
}
