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

/// Assigns timestamps and generates a watermark after records that the implementation chooses, as in Flink 1.x. New
/// programs use [WatermarkStrategy].
public interface AssignerWithPunctuatedWatermarks<T> extends WatermarkStrategy<T>, TimestampAssigner<T>, Function {

    /// Returns the watermark after a record, or null for none. A watermark that is not higher than the previous one
    /// has no effect.
    ///
    /// @param extractedTimestamp the timestamp of the record in milliseconds since the epoch
    @Nullable
    Watermark checkAndGetNextWatermark(T lastElement, long extractedTimestamp);

    @Override
    default TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return this;
    }

    @Override
    default WatermarkGenerator<T> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return new WatermarkGenerator<>() {
            @Override
            public void onEvent(T event, long eventTimestamp, WatermarkOutput output) {
                Watermark next = checkAndGetNextWatermark(event, eventTimestamp);
                if (next != null) output.emitWatermark(new dev.millrace.api.time.Watermark(next.getTimestamp()));
            }

            @Override
            public void onPeriodicEmit(WatermarkOutput output) {}
        };
    }
}
