package dev.millrace.api.aggregator;

import dev.millrace.api.value.LongValue;

/// Sums long values.
public class LongSumAggregator implements Aggregator<LongValue> {
    private static final long serialVersionUID = 1L;

    private long sum;

    @Override
    public LongValue getAggregate() {
        return new LongValue(sum);
    }

    @Override
    public void aggregate(LongValue element) {
        sum += element.getValue();
    }

    /// Adds a value to the sum.
    public void aggregate(long value) {
        sum += value;
    }

    @Override
    public void reset() {
        sum = 0;
    }
}
