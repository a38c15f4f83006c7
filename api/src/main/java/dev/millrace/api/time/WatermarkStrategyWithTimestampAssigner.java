package dev.millrace.api.time;

/// Replaces the timestamp assigner of a strategy.
final class WatermarkStrategyWithTimestampAssigner<T> implements WatermarkStrategy<T> {
    private static final long serialVersionUID = 1L;

    private final WatermarkStrategy<T> strategy;
    private final TimestampAssignerSupplier<T> timestamps;

    WatermarkStrategyWithTimestampAssigner(WatermarkStrategy<T> strategy, TimestampAssignerSupplier<T> timestamps) {
        this.strategy = strategy;
        this.timestamps = timestamps;
    }

    @Override
    public TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return timestamps.createTimestampAssigner(context);
    }

    @Override
    public WatermarkGenerator<T> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return strategy.createWatermarkGenerator(context);
    }

    @Override
    public WatermarkAlignmentParams getAlignmentParameters() {
        return strategy.getAlignmentParameters();
    }
}
