package dev.millrace.runtime.window.join;

import dev.millrace.api.plan.IntervalJoinPlan;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;

/// Creates the operator of an interval join.
public final class IntervalJoins {
    private IntervalJoins() {}

    public static Operator of(IntervalJoinPlan plan, OperatorContext context) {
        return new IntervalJoinOperator<>(plan, context);
    }
}
