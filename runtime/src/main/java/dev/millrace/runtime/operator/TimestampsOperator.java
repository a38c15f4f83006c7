package dev.millrace.runtime.operator;

import dev.millrace.api.time.TimestampAssigner;
import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;

/// Assigns timestamps and generates watermarks inside a pipeline. Drops the watermarks of its input, except the
/// last one.
public final class TimestampsOperator<T> implements OneInput<T>, WatermarkOutput, Runnable {
    private final TimestampAssigner<T> assigner;
    private final WatermarkGenerator<T> generator;
    private final Receiver<T> out;
    private final Receiver<?> control;
    private final UserFailures failures;
    private final PeriodicClock clock;
    private long watermark = Long.MIN_VALUE;
    private long records;
    private boolean isIdle;

    TimestampsOperator(
            TimestampAssigner<T> assigner,
            WatermarkGenerator<T> generator,
            Receiver<T> out,
            Receiver<?> control,
            UserFailures failures,
            PeriodicClock clock) {
        this.assigner = assigner;
        this.generator = generator;
        this.out = out;
        this.control = control;
        this.failures = failures;
        this.clock = clock;
        clock.next(this);
    }

    @Override
    public void record(T value, long timestamp) {
        long assigned;
        try {
            assigned = assigner.extractTimestamp(value, timestamp);
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
        out.record(value, assigned);
        generator.onEvent(value, assigned, this);
        if (clock.isDueAt(++records)) generator.onPeriodicEmit(this);
    }

    /// Emits a periodic watermark.
    @Override
    public void run() {
        generator.onPeriodicEmit(this);
        clock.next(this);
    }

    @Override
    public void emitWatermark(Watermark next) {
        if (next.getTimestamp() <= watermark) return;
        markActive();
        watermark = next.getTimestamp();
        control.watermark(watermark);
    }

    @Override
    public void markIdle() {
        if (!isIdle) control.idle(true);
        isIdle = true;
    }

    @Override
    public void markActive() {
        if (isIdle) control.idle(false);
        isIdle = false;
    }

    @Override
    public void watermark(long timestamp) {
        if (timestamp != Long.MAX_VALUE) return;
        markActive();
        watermark = timestamp;
        control.watermark(timestamp);
    }

    @Override
    public void idle(boolean becomesIdle) {
        // The generator decides about idleness, based on the records of this operator.
    }

    @Override
    public void end() {
        clock.stop();
        // As in Flink, call the generator once more. A watermark after the last one has no effect.
        generator.onPeriodicEmit(this);
        control.end();
    }

    @Override
    public Receiver<?> control() {
        return control;
    }
}
