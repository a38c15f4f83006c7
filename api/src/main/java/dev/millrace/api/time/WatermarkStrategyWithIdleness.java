package dev.millrace.api.time;

import java.time.Duration;

/// Adds idleness detection to a strategy.
final class WatermarkStrategyWithIdleness<T> implements WatermarkStrategy<T> {
    private static final long serialVersionUID = 1L;

    private final WatermarkStrategy<T> strategy;
    private final Duration idleTimeout;

    WatermarkStrategyWithIdleness(WatermarkStrategy<T> strategy, Duration idleTimeout) {
        this.strategy = strategy;
        this.idleTimeout = idleTimeout;
    }

    @Override
    public TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return strategy.createTimestampAssigner(context);
    }

    @Override
    public WatermarkGenerator<T> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return new WatermarksWithIdleness<>(
                strategy.createWatermarkGenerator(context), idleTimeout, context.getInputActivityClock());
    }

    @Override
    public WatermarkAlignmentParams getAlignmentParameters() {
        return strategy.getAlignmentParameters();
    }
}
