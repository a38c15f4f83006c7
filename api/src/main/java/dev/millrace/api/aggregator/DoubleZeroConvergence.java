package dev.millrace.api.aggregator;

import dev.millrace.api.value.DoubleValue;

/// Ends an iteration when the aggregate is 0.
public class DoubleZeroConvergence implements ConvergenceCriterion<DoubleValue> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isConverged(int iteration, DoubleValue value) {
        return value.getValue() == 0;
    }
}
