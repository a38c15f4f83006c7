package dev.millrace.api.time;

import dev.millrace.api.util.Preconditions;
import java.time.Duration;

/// How a stream's records get timestamps and its watermarks are found.
///
/// ```java
/// WatermarkStrategy.<Order>forBoundedOutOfOrderness(Duration.ofSeconds(5))
///         .withTimestampAssigner((order, _) -> order.timeMillis());
/// ```
@FunctionalInterface
public interface WatermarkStrategy<T> extends TimestampAssignerSupplier<T>, WatermarkGeneratorSupplier<T> {

    @Override
    WatermarkGenerator<T> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context);

    /// Keeps the timestamps that records have, unless a strategy says otherwise.
    @Override
    default TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return new RecordTimestampAssigner<>();
    }

    /// Which sources wait for each other; none unless a strategy says otherwise.
    default WatermarkAlignmentParams getAlignmentParameters() {
        return WatermarkAlignmentParams.WATERMARK_ALIGNMENT_DISABLED;
    }

    /// This strategy with other timestamps.
    default WatermarkStrategy<T> withTimestampAssigner(TimestampAssignerSupplier<T> timestampAssigner) {
        Preconditions.checkNotNull(timestampAssigner, "the timestamp assigner must be given");
        return new WatermarkStrategyWithTimestampAssigner<>(this, timestampAssigner);
    }

    /// This strategy with other timestamps.
    default WatermarkStrategy<T> withTimestampAssigner(SerializableTimestampAssigner<T> timestampAssigner) {
        Preconditions.checkNotNull(timestampAssigner, "the timestamp assigner must be given");
        return new WatermarkStrategyWithTimestampAssigner<>(this, TimestampAssignerSupplier.of(timestampAssigner));
    }

    /// This strategy, but a stream or split without records for the time does not hold others back.
    default WatermarkStrategy<T> withIdleness(Duration idleTimeout) {
        Preconditions.checkNotNull(idleTimeout, "the idle timeout must be given");
        Preconditions.checkArgument(idleTimeout.isPositive(), "the idle timeout must be positive");
        return new WatermarkStrategyWithIdleness<>(this, idleTimeout);
    }

    /// This strategy, but sources of a group wait for each other; they look once a second.
    default WatermarkStrategy<T> withWatermarkAlignment(String watermarkGroup, Duration maxAllowedWatermarkDrift) {
        return withWatermarkAlignment(watermarkGroup, maxAllowedWatermarkDrift, Duration.ofSeconds(1));
    }

    /// This strategy, but sources of a group wait for each other.
    default WatermarkStrategy<T> withWatermarkAlignment(
            String watermarkGroup, Duration maxAllowedWatermarkDrift, Duration updateInterval) {
        return new WatermarksWithWatermarkAlignment<>(this, watermarkGroup, maxAllowedWatermarkDrift, updateInterval);
    }

    /// For timestamps that never go back within a split.
    static <T> WatermarkStrategy<T> forMonotonousTimestamps() {
        return _ -> new AscendingTimestampsWatermarks<>();
    }

    /// For timestamps that go back by no more than the given time; later records are late.
    static <T> WatermarkStrategy<T> forBoundedOutOfOrderness(Duration maxOutOfOrderness) {
        return _ -> new BoundedOutOfOrdernessWatermarks<>(maxOutOfOrderness);
    }

    /// For a generator of one's own.
    static <T> WatermarkStrategy<T> forGenerator(WatermarkGeneratorSupplier<T> generatorSupplier) {
        return generatorSupplier::createWatermarkGenerator;
    }

    /// No watermarks: only processing time passes.
    static <T> WatermarkStrategy<T> noWatermarks() {
        return _ -> new NoWatermarksGenerator<>();
    }
}
