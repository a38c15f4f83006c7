package dev.millrace.testkit;

import dev.millrace.api.operator.BoundedOneInput;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.operator.OneInputStreamOperatorFactory;
import dev.millrace.api.operator.StreamOperatorFactory;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;
import dev.millrace.api.util.OperatorID;
import java.util.Collection;

/// Drives an operator with one input.
public class OneInputStreamOperatorTestHarness<IN, OUT> extends AbstractStreamOperatorTestHarness<OUT> {
    private long currentWatermark;

    public OneInputStreamOperatorTestHarness(OneInputStreamOperator<IN, OUT> operator) throws Exception {
        this(operator, 1, 1, 0);
    }

    /// @param typeSerializerIn unused
    public OneInputStreamOperatorTestHarness(
            OneInputStreamOperator<IN, OUT> operator, TypeSerializer<IN> typeSerializerIn) throws Exception {
        this(operator, 1, 1, 0);
    }

    public OneInputStreamOperatorTestHarness(
            OneInputStreamOperator<IN, OUT> operator, int maxParallelism, int parallelism, int subtaskIndex)
            throws Exception {
        super(operator, maxParallelism, parallelism, subtaskIndex);
    }

    /// @param typeSerializerIn unused
    public OneInputStreamOperatorTestHarness(
            OneInputStreamOperator<IN, OUT> operator,
            int maxParallelism,
            int parallelism,
            int subtaskIndex,
            TypeSerializer<IN> typeSerializerIn,
            OperatorID operatorID)
            throws Exception {
        super(operator, maxParallelism, parallelism, subtaskIndex, operatorID);
    }

    public OneInputStreamOperatorTestHarness(OneInputStreamOperatorFactory<IN, OUT> factory) throws Exception {
        this(factory, 1, 1, 0);
    }

    /// @param typeSerializerIn unused
    public OneInputStreamOperatorTestHarness(
            OneInputStreamOperatorFactory<IN, OUT> factory, TypeSerializer<IN> typeSerializerIn) throws Exception {
        this(factory, 1, 1, 0);
    }

    public OneInputStreamOperatorTestHarness(
            OneInputStreamOperatorFactory<IN, OUT> factory, int maxParallelism, int parallelism, int subtaskIndex)
            throws Exception {
        super(factory, maxParallelism, parallelism, subtaskIndex);
    }

    public OneInputStreamOperatorTestHarness(
            OneInputStreamOperatorFactory<IN, OUT> factory,
            int maxParallelism,
            int parallelism,
            int subtaskIndex,
            OperatorID operatorID)
            throws Exception {
        super(factory, maxParallelism, parallelism, subtaskIndex, operatorID);
    }

    public OneInputStreamOperatorTestHarness(
            StreamOperatorFactory<OUT> factory, int maxParallelism, int parallelism, int subtaskIndex)
            throws Exception {
        super(factory, maxParallelism, parallelism, subtaskIndex);
    }

    public OneInputStreamOperatorTestHarness(
            StreamOperatorFactory<OUT> factory,
            int maxParallelism,
            int parallelism,
            int subtaskIndex,
            OperatorID operatorID)
            throws Exception {
        super(factory, maxParallelism, parallelism, subtaskIndex, operatorID);
    }

    @Override
    public void setup(TypeSerializer<OUT> outputSerializer) {
        super.setup(outputSerializer);
    }

    @SuppressWarnings("unchecked")
    public OneInputStreamOperator<IN, OUT> getOneInputOperator() {
        return (OneInputStreamOperator<IN, OUT>) known();
    }

    /// Processes a record with a timestamp.
    public void processElement(IN value, long timestamp) throws Exception {
        processElement(new StreamRecord<>(value, timestamp));
    }

    public void processElement(StreamRecord<IN> element) throws Exception {
        OneInputStreamOperator<IN, OUT> one = getOneInputOperator();
        call(() -> {
            one.setKeyContextElement(element);
            one.processElement(element);
        });
    }

    public void processElements(Collection<StreamRecord<IN>> elements) throws Exception {
        for (StreamRecord<IN> element : elements) processElement(element);
    }

    public void processWatermark(long watermark) throws Exception {
        processWatermark(new Watermark(watermark));
    }

    public void processWatermark(Watermark mark) throws Exception {
        currentWatermark = mark.getTimestamp();
        call(() -> getOneInputOperator().processWatermark(mark));
    }

    public void processWatermarkStatus(WatermarkStatus watermarkStatus) throws Exception {
        call(() -> getOneInputOperator().processWatermarkStatus(watermarkStatus));
    }

    public void processRecordAttributes(RecordAttributes recordAttributes) throws Exception {
        call(() -> getOneInputOperator().processRecordAttributes(recordAttributes));
    }

    /// Notifies the operator of the end of its input, if it implements the interface.
    public void endInput() throws Exception {
        if (known() instanceof BoundedOneInput bounded) call(bounded::endInput);
    }

    /// Returns the last watermark that the test sent.
    public long getCurrentWatermark() {
        return currentWatermark;
    }
}
