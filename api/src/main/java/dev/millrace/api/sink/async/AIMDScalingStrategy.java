package dev.millrace.api.sink.async;

/// Increases the rate by a constant after each success and multiplies it by a factor after each failure.
public class AIMDScalingStrategy implements ScalingStrategy<Integer> {
    private final int increaseRate;
    private final double decreaseFactor;
    private final int rateThreshold;

    /// Creates a strategy.
    ///
    /// @param increaseRate the increase after a success, above 0
    /// @param decreaseFactor the factor after a failure, between 0 and 1, both excluded
    /// @param rateThreshold the maximum rate, at least `increaseRate`
    /// @throws IllegalArgumentException if a parameter is out of its range
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

    /// Returns a builder with a maximum rate.
    public static AIMDScalingStrategyBuilder builder(int rateThreshold) {
        return new AIMDScalingStrategyBuilder(rateThreshold);
    }

    /// Builds a strategy. The default increase is 10, the default factor 0.5.
    public static class AIMDScalingStrategyBuilder {
        private int increaseRate = 10;
        private double decreaseFactor = 0.5;
        private final int rateThreshold;

        /// Creates a builder with a maximum rate.
        public AIMDScalingStrategyBuilder(int rateThreshold) {
            this.rateThreshold = rateThreshold;
        }

        /// Sets the increase after a success.
        public AIMDScalingStrategyBuilder setIncreaseRate(int increaseRate) {
            this.increaseRate = increaseRate;
            return this;
        }

        /// Sets the factor after a failure.
        public AIMDScalingStrategyBuilder setDecreaseFactor(double decreaseFactor) {
            this.decreaseFactor = decreaseFactor;
            return this;
        }

        /// Builds the strategy.
        ///
        /// @throws IllegalArgumentException if a parameter is out of its range
        public AIMDScalingStrategy build() {
            return new AIMDScalingStrategy(increaseRate, decreaseFactor, rateThreshold);
        }
    }
}
