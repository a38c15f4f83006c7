package dev.millrace.api.time.extractor;

import dev.millrace.api.function.Function;
import dev.millrace.api.time.TimestampAssigner;
import dev.millrace.api.time.TimestampAssignerSupplier;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkGeneratorSupplier;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.time.stream.Watermark;
import org.jspecify.annotations.Nullable;

/// An object that is the timestamp assigner and the watermark generator of its one task, as in Flink 1.x. Where a
/// strategy serves several splits, they share it. New programs use [WatermarkStrategy].
public interface AssignerWithPeriodicWatermarks<T> extends WatermarkStrategy<T>, TimestampAssigner<T>, Function {

    /// What is known of the time, or null.
    @Nullable
    Watermark getCurrentWatermark();

    @Override
    default TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return this;
    }

    @Override
    default WatermarkGenerator<T> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return new WatermarkGenerator<>() {
            @Override
            public void onEvent(T event, long eventTimestamp, WatermarkOutput output) {}

            @Override
            public void onPeriodicEmit(WatermarkOutput output) {
                Watermark current = getCurrentWatermark();
                if (current != null) output.emitWatermark(new dev.millrace.api.time.Watermark(current.getTimestamp()));
            }
        };
    }
}
