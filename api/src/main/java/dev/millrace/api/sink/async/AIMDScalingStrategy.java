package dev.millrace.api.sink.async;

/// Adds a constant after each success and multiplies by a factor after each failure.
public class AIMDScalingStrategy implements ScalingStrategy<Integer> {
    private final int increaseRate;
    private final double decreaseFactor;
    private final int rateThreshold;

    /// A strategy.
    ///
    /// @param decreaseFactor between 0 and 1, both excluded
    /// @param rateThreshold the highest rate, at least `increaseRate`
    /// @throws IllegalArgumentException if a number is out of its range
    public AIMDScalingStrategy(int increaseRate, double decreaseFactor, int rateThreshold) {
        if (increaseRate <= 0) throw new IllegalArgumentException("The rate must be raised by a positive number.");
        if (!(decreaseFactor > 0 && decreaseFactor < 1)) {
            throw new IllegalArgumentException("The factor " + decreaseFactor + " is not between 0 and 1.");
        }
        if (rateThreshold < increaseRate) {
            throw new IllegalArgumentException(
                    "The highest rate, " + rateThreshold + ", is below one raise, " + increaseRate + ".");
        }
        this.increaseRate = increaseRate;
        this.decreaseFactor = decreaseFactor;
        this.rateThreshold = rateThreshold;
    }

    @Override
    public Integer scaleUp(Integer currentRate) {
        return (int) Math.min((long) currentRate + increaseRate, rateThreshold);
    }

    @Override
    public Integer scaleDown(Integer currentRate) {
        return Math.max(1, (int) Math.round(currentRate * decreaseFactor));
    }

    /// Begins a strategy with a highest rate.
    public static AIMDScalingStrategyBuilder builder(int rateThreshold) {
        return new AIMDScalingStrategyBuilder(rateThreshold);
    }

    /// Collects what a strategy is made with; as given, it adds 10 and multiplies by 0.5.
    public static class AIMDScalingStrategyBuilder {
        private int increaseRate = 10;
        private double decreaseFactor = 0.5;
        private final int rateThreshold;

        /// Begins with a highest rate.
        public AIMDScalingStrategyBuilder(int rateThreshold) {
            this.rateThreshold = rateThreshold;
        }

        /// What is added after a success.
        public AIMDScalingStrategyBuilder setIncreaseRate(int increaseRate) {
            this.increaseRate = increaseRate;
            return this;
        }

        /// The factor after a failure.
        public AIMDScalingStrategyBuilder setDecreaseFactor(double decreaseFactor) {
            this.decreaseFactor = decreaseFactor;
            return this;
        }

        /// The strategy.
        public AIMDScalingStrategy build() {
            return new AIMDScalingStrategy(increaseRate, decreaseFactor, rateThreshold);
        }
    }
}
