package dev.millrace.api.time;

import dev.millrace.api.util.Preconditions;
import java.time.Duration;

/// Defines how the records of a stream get timestamps and how watermarks are generated.
///
/// ```java
/// WatermarkStrategy.<Order>forBoundedOutOfOrderness(Duration.ofSeconds(5))
///         .withTimestampAssigner((order, _) -> order.timeMillis());
/// ```
@FunctionalInterface
public interface WatermarkStrategy<T> extends TimestampAssignerSupplier<T>, WatermarkGeneratorSupplier<T> {

    @Override
    WatermarkGenerator<T> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context);

    /// Returns the timestamp assigner. By default, records keep their existing timestamps.
    @Override
    default TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return new RecordTimestampAssigner<>();
    }

    /// Returns the parameters of watermark alignment. By default, alignment is disabled.
    default WatermarkAlignmentParams getAlignmentParameters() {
        return WatermarkAlignmentParams.WATERMARK_ALIGNMENT_DISABLED;
    }

    /// Returns this strategy with another timestamp assigner.
    default WatermarkStrategy<T> withTimestampAssigner(TimestampAssignerSupplier<T> timestampAssigner) {
        Preconditions.checkNotNull(timestampAssigner, "the timestamp assigner must be given");
        return new WatermarkStrategyWithTimestampAssigner<>(this, timestampAssigner);
    }

    /// Returns this strategy with another timestamp assigner.
    default WatermarkStrategy<T> withTimestampAssigner(SerializableTimestampAssigner<T> timestampAssigner) {
        Preconditions.checkNotNull(timestampAssigner, "the timestamp assigner must be given");
        return new WatermarkStrategyWithTimestampAssigner<>(this, TimestampAssignerSupplier.of(timestampAssigner));
    }

    /// Returns this strategy with idleness detection. A stream or split without records for the timeout becomes idle
    /// and does not hold watermarks back.
    default WatermarkStrategy<T> withIdleness(Duration idleTimeout) {
        Preconditions.checkNotNull(idleTimeout, "the idle timeout must be given");
        Preconditions.checkArgument(idleTimeout.isPositive(), "the idle timeout must be positive");
        return new WatermarkStrategyWithIdleness<>(this, idleTimeout);
    }

    /// Returns this strategy with watermark alignment. The sources of a group wait for each other and compare their
    /// watermarks every second.
    default WatermarkStrategy<T> withWatermarkAlignment(String watermarkGroup, Duration maxAllowedWatermarkDrift) {
        return withWatermarkAlignment(watermarkGroup, maxAllowedWatermarkDrift, Duration.ofSeconds(1));
    }

    /// Returns this strategy with watermark alignment. The sources of a group wait for each other and compare their
    /// watermarks at the interval.
    default WatermarkStrategy<T> withWatermarkAlignment(
            String watermarkGroup, Duration maxAllowedWatermarkDrift, Duration updateInterval) {
        return new WatermarksWithWatermarkAlignment<>(this, watermarkGroup, maxAllowedWatermarkDrift, updateInterval);
    }

    /// Returns a strategy for timestamps that never decrease within a split.
    static <T> WatermarkStrategy<T> forMonotonousTimestamps() {
        return _ -> new AscendingTimestampsWatermarks<>();
    }

    /// Returns a strategy for timestamps that are out of order by at most the given time. Records that are further
    /// behind are late.
    static <T> WatermarkStrategy<T> forBoundedOutOfOrderness(Duration maxOutOfOrderness) {
        return _ -> new BoundedOutOfOrdernessWatermarks<>(maxOutOfOrderness);
    }

    /// Returns a strategy with a user-defined generator.
    static <T> WatermarkStrategy<T> forGenerator(WatermarkGeneratorSupplier<T> generatorSupplier) {
        return generatorSupplier::createWatermarkGenerator;
    }

    /// Returns a strategy without watermarks, for pipelines that use processing time only.
    static <T> WatermarkStrategy<T> noWatermarks() {
        return _ -> new NoWatermarksGenerator<>();
    }
}
