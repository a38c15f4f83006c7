package dev.millrace.api.time;

import dev.millrace.api.util.Preconditions;
import java.time.Duration;

/// Adds watermark alignment to a strategy.
final class WatermarksWithWatermarkAlignment<T> implements WatermarkStrategy<T> {
    private static final long serialVersionUID = 1L;

    private final WatermarkStrategy<T> strategy;
    private final WatermarkAlignmentParams parameters;

    WatermarksWithWatermarkAlignment(
            WatermarkStrategy<T> strategy, String group, Duration maxAllowedWatermarkDrift, Duration updateInterval) {
        this.strategy = strategy;
        this.parameters = new WatermarkAlignmentParams(
                maxAllowedWatermarkDrift.toMillis(), Preconditions.checkNotNull(group), updateInterval.toMillis());
    }

    @Override
    public TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return strategy.createTimestampAssigner(context);
    }

    @Override
    public WatermarkGenerator<T> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return strategy.createWatermarkGenerator(context);
    }

    @Override
    public WatermarkAlignmentParams getAlignmentParameters() {
        return parameters;
    }
}
