package dev.millrace.api.source.reader;

import dev.millrace.api.source.SourceOutput;
import dev.millrace.api.time.Watermark;

/// Emits the records of a split up to its end record.
final class EndingOutput<T> implements SourceOutput<T> {
    private final SourceOutput<T> output;
    private final RecordEvaluator<T> evaluator;
    private boolean ended;

    EndingOutput(SourceOutput<T> output, RecordEvaluator<T> evaluator) {
        this.output = output;
        this.evaluator = evaluator;
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void collect(T record) {
        if (continuesWith(record)) output.collect(record);
    }

    @Override
    public void collect(T record, long timestamp) {
        if (continuesWith(record)) output.collect(record, timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        output.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
        output.markIdle();
    }

    @Override
    public void markActive() {
        output.markActive();
    }

    private boolean continuesWith(T record) {
        ended = ended || evaluator.isEndOfStream(record);
        return !ended;
    }
}
