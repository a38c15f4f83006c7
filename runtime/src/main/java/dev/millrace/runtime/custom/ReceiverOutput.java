package dev.millrace.runtime.custom;

import dev.millrace.api.operator.Output;
import dev.millrace.api.time.stream.LatencyMarker;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;
import dev.millrace.api.type.OutputTag;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import java.util.Map;

/// Forwards the output of an operator of a program to its receivers. Latency markers are dropped, because the
/// engine has its own.
final class ReceiverOutput<T> implements Output<StreamRecord<T>> {
    private final Receiver<Object> main;
    private final Map<String, Receiver<Object>> sides;
    private final Receiver<?> control;

    ReceiverOutput(OperatorContext context) {
        this.main = context.output();
        this.sides = context.sides();
        this.control = context.control();
    }

    @Override
    public void collect(StreamRecord<T> record) {
        main.record(record.getValue(), timestamp(record));
    }

    @Override
    public <X> void collect(OutputTag<X> outputTag, StreamRecord<X> record) {
        Receiver<Object> side = sides.get(outputTag.getId());
        if (side != null) side.record(record.getValue(), timestamp(record));
    }

    private static long timestamp(StreamRecord<?> record) {
        return record.hasTimestamp() ? record.getTimestamp() : Batch.NO_TIMESTAMP;
    }

    @Override
    public void emitWatermark(Watermark mark) {
        control.watermark(mark.getTimestamp());
    }

    @Override
    public void emitWatermarkStatus(WatermarkStatus watermarkStatus) {
        control.idle(watermarkStatus.isIdle());
    }

    @Override
    public void emitLatencyMarker(LatencyMarker latencyMarker) {}

    @Override
    public void emitRecordAttributes(RecordAttributes recordAttributes) {
        control.backlog(recordAttributes.isBacklog());
    }

    @Override
    public void close() {}
}
