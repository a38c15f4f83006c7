package dev.millrace.runtime.source;

import dev.millrace.api.time.TimestampAssigner;
import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.task.SubtaskContext;

/// Receives the records of one split, assigns their timestamps and calls the split's watermark generator.
final class SplitOutput<T> implements PeriodicOutput<T> {
    private final SourceOutputs<T> outputs;
    private final Receiver<T> head;
    private final SubtaskContext subtaskContext;
    private final TimestampAssigner<T> assigner;
    private final WatermarkGenerator<T> generator;
    private final WatermarkOutput immediate;
    private final WatermarkOutput periodic;
    private final UserFailures failures;

    /// Creates the output of a split.
    ///
    /// @param immediate receives watermarks that the generator emits for a record
    /// @param periodic receives periodic watermarks, which are combined after all splits have emitted
    SplitOutput(
            SourceOutputs<T> outputs,
            TimestampAssigner<T> assigner,
            WatermarkGenerator<T> generator,
            WatermarkOutput immediate,
            WatermarkOutput periodic) {
        this.outputs = outputs;
        this.head = outputs.head();
        this.subtaskContext = outputs.subtaskContext();
        this.assigner = assigner;
        this.generator = generator;
        this.immediate = immediate;
        this.periodic = periodic;
        this.failures = outputs.failures();
    }

    @Override
    public void collect(T record) {
        collect(record, Batch.NO_TIMESTAMP);
    }

    @Override
    public void collect(T record, long timestamp) {
        subtaskContext.count();
        long assigned;
        try {
            assigned = assigner.extractTimestamp(record, timestamp);
        } catch (Throwable thrown) {
            throw failures.at(thrown, record, timestamp);
        }
        outputs.emitted(assigned);
        head.record(record, assigned);
        // The generator is called after the record, because its watermark must not precede the record.
        generator.onEvent(record, assigned, immediate);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        immediate.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
        immediate.markIdle();
    }

    @Override
    public void markActive() {
        immediate.markActive();
    }

    @Override
    public void emitPeriodic() {
        generator.onPeriodicEmit(periodic);
    }
}
