package dev.millrace.testkit;

import dev.millrace.api.operator.StreamOperator;
import dev.millrace.api.operator.TwoInputStreamOperator;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;

/// Drives an operator whose second input is broadcast.
public abstract class AbstractBroadcastStreamOperatorTestHarness<IN1, IN2, OUT>
        extends AbstractStreamOperatorTestHarness<OUT> {

    public AbstractBroadcastStreamOperatorTestHarness(
            StreamOperator<OUT> operator, int maxParallelism, int parallelism, int subtaskIndex) throws Exception {
        super(operator, maxParallelism, parallelism, subtaskIndex);
    }

    @SuppressWarnings("unchecked")
    public TwoInputStreamOperator<IN1, IN2, OUT> getTwoInputOperator() {
        return (TwoInputStreamOperator<IN1, IN2, OUT>) known();
    }

    public void processElement(StreamRecord<IN1> element) throws Exception {
        call(() -> {
            getTwoInputOperator().setKeyContextElement1(element);
            getTwoInputOperator().processElement1(element);
        });
    }

    /// Processes a record with a timestamp.
    public void processElement(IN1 value, long timestamp) throws Exception {
        processElement(new StreamRecord<>(value, timestamp));
    }

    public void processBroadcastElement(StreamRecord<IN2> element) throws Exception {
        call(() -> {
            getTwoInputOperator().setKeyContextElement2(element);
            getTwoInputOperator().processElement2(element);
        });
    }

    /// Processes a record with a timestamp.
    public void processBroadcastElement(IN2 value, long timestamp) throws Exception {
        processBroadcastElement(new StreamRecord<>(value, timestamp));
    }

    public void processWatermark(Watermark mark) throws Exception {
        call(() -> getTwoInputOperator().processWatermark1(mark));
    }

    public void processBroadcastWatermark(Watermark mark) throws Exception {
        call(() -> getTwoInputOperator().processWatermark2(mark));
    }

    public void processWatermark(long timestamp) throws Exception {
        processWatermark(new Watermark(timestamp));
    }

    public void processBroadcastWatermark(long timestamp) throws Exception {
        processBroadcastWatermark(new Watermark(timestamp));
    }

    /// Sends the same watermark to both inputs.
    public void watermark(long timestamp) throws Exception {
        processWatermark(timestamp);
        processBroadcastWatermark(timestamp);
    }

    /// Returns a broadcast state.
    <KS, V> BroadcastState<KS, V> state(MapStateDescriptor<KS, V> descriptor) {
        return lone().operatorStates().getBroadcastState(descriptor);
    }
}
