package dev.millrace.runtime.source;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.SourceOutput;
import dev.millrace.api.time.NoWatermarksGenerator;
import dev.millrace.api.time.RelativeClock;
import dev.millrace.api.time.TimestampAssigner;
import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkGeneratorSupplier;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkOutputMultiplexer;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Specializer;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.operator.PeriodicClock;
import dev.millrace.runtime.task.SubtaskContext;
import java.util.LinkedHashMap;
import java.util.Map;

/// Receives the records of a source reader. Each split has its own watermark generator, and the source's watermark
/// is the minimum over active splits. A reader that does not use splits has one generator.
final class SourceOutputs<T> implements ReaderOutput<T> {
    private static final String MAIN = "";

    /// Describes how event time is assigned.
    ///
    /// @param intervalMillis the interval of periodic watermarks; 0 for none
    /// @param isTimeless true in batch mode: records have timestamps, but watermarks come only at the end
    record Timing<T>(WatermarkStrategy<T> strategy, MetricGroup metrics, long intervalMillis, boolean isTimeless) {}

    private record GeneratorContext(MetricGroup getMetricGroup, RelativeClock getInputActivityClock)
            implements WatermarkGeneratorSupplier.Context {}

    private final Receiver<T> head;
    private final SubtaskContext subtaskContext;
    private final UserFailures failures;
    private final Timing<T> timing;
    private final Specializer specializer;
    private final SourceWatermarks watermarks;
    private final SourceAlignment alignment;
    private final WatermarkOutputMultiplexer multiplexer;
    private final PeriodicClock clock;
    private final Map<String, PeriodicOutput<T>> splits = new LinkedHashMap<>();
    private final PeriodicOutput<T> main;
    private long lastEventTime = Batch.NO_TIMESTAMP;

    SourceOutputs(
            Receiver<T> head,
            SubtaskContext subtaskContext,
            UserFailures failures,
            Timing<T> timing,
            Specializer specializer,
            SourceWatermarks watermarks) {
        this.head = head;
        this.subtaskContext = subtaskContext;
        this.failures = failures;
        this.timing = timing;
        this.specializer = specializer;
        this.watermarks = watermarks;
        this.alignment = watermarks.alignment();
        this.multiplexer = new WatermarkOutputMultiplexer(watermarks);
        this.clock = new PeriodicClock(
                subtaskContext.deadlines(), subtaskContext.host().clock(), timing.intervalMillis);
        this.main = make(watermarks, watermarks, alignment.activity());
        if (!timing.isTimeless) clock.next(this::emitPeriodic);
    }

    Receiver<T> head() {
        return head;
    }

    SubtaskContext subtaskContext() {
        return subtaskContext;
    }

    /// Returns whether the reader is paused because it is ahead of its alignment group.
    boolean isPaused() {
        return alignment.isPaused();
    }

    UserFailures failures() {
        return failures;
    }

    void emitted(long timestamp) {
        lastEventTime = timestamp;
    }

    /// Returns the timestamp of the last record. Thread-safe; the value may be slightly old.
    long lastEventTime() {
        return lastEventTime;
    }

    @Override
    public void collect(T record) {
        main.collect(record);
    }

    @Override
    public void collect(T record, long timestamp) {
        main.collect(record, timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        main.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
        main.markIdle();
    }

    @Override
    public void markActive() {
        main.markActive();
    }

    @Override
    public SourceOutput<T> createOutputForSplit(String splitId) {
        PeriodicOutput<T> known = splits.get(splitId);
        if (known != null) return known;
        multiplexer.registerNewOutput(splitId, watermarks.ofSplit(splitId));
        PeriodicOutput<T> output = make(
                multiplexer.getImmediateOutput(splitId),
                multiplexer.getDeferredOutput(splitId),
                alignment.activity(splitId));
        splits.put(splitId, output);
        return output;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        if (splits.remove(splitId) == null) return;
        multiplexer.unregisterOutput(splitId);
        // The other splits must not wait for a split that has ended.
        multiplexer.onPeriodicEmit();
        watermarks.released(splitId);
        watermarks.look(splits.keySet());
    }

    /// Stops all watermarks except the last one.
    void stop() {
        clock.stop();
        alignment.stop();
    }

    /// Notes the progress of the reader, and emits watermarks if they are due.
    ///
    /// @param records the number of records so far
    void progressed(long records) {
        if (timing.isTimeless) return;
        if (clock.isDueAt(records)) emitWatermarks();
        // Without periodic watermarks, there is no other time to look.
        else if (timing.intervalMillis == 0) watermarks.look(splits.keySet());
    }

    private void emitPeriodic() {
        emitWatermarks();
        clock.next(this::emitPeriodic);
    }

    private void emitWatermarks() {
        // A reader with splits emits through them. Its main generator has seen no record and would hold back
        // the watermark.
        if (splits.isEmpty()) main.emitPeriodic();
        for (PeriodicOutput<T> split : splits.values()) split.emitPeriodic();
        multiplexer.onPeriodicEmit();
        watermarks.look(splits.keySet());
    }

    @SuppressWarnings("unchecked")
    private PeriodicOutput<T> make(WatermarkOutput immediate, WatermarkOutput periodic, RelativeClock activity) {
        TimestampAssigner<T> assigner = timing.strategy.createTimestampAssigner(() -> timing.metrics);
        WatermarkGenerator<T> generator = timing.isTimeless
                ? new NoWatermarksGenerator<>()
                : timing.strategy.createWatermarkGenerator(new GeneratorContext(timing.metrics, activity));
        return specializer.make(
                SplitOutput.class, PeriodicOutput.class, this, assigner, generator, immediate, periodic);
    }
}
