package dev.millrace.api.aggregator;

import dev.millrace.api.value.LongValue;

/// Ends an iteration when the aggregate is 0.
public class LongZeroConvergence implements ConvergenceCriterion<LongValue> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isConverged(int iteration, LongValue value) {
        return value.getValue() == 0;
    }
}
