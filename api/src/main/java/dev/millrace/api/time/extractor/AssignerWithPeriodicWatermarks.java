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

/// Assigns timestamps and generates watermarks periodically, as in Flink 1.x. If a source reads several splits, the
/// splits share the object. New programs use [WatermarkStrategy].
public interface AssignerWithPeriodicWatermarks<T> extends WatermarkStrategy<T>, TimestampAssigner<T>, Function {

    /// Returns the current watermark, or null for none. The engine calls the method at the auto-watermark interval.
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
