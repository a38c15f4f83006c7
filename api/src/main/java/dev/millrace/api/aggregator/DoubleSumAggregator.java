package dev.millrace.api.aggregator;

import dev.millrace.api.value.DoubleValue;

/// Sums double values.
public class DoubleSumAggregator implements Aggregator<DoubleValue> {
    private static final long serialVersionUID = 1L;

    private double sum;

    @Override
    public DoubleValue getAggregate() {
        return new DoubleValue(sum);
    }

    @Override
    public void aggregate(DoubleValue element) {
        sum += element.getValue();
    }

    /// Adds a value to the sum.
    public void aggregate(double value) {
        sum += value;
    }

    @Override
    public void reset() {
        sum = 0;
    }
}
