package dev.millrace.sql.planner;

import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/// Moves conditions that all alternatives of an OR share in front of the OR: `a AND b OR a AND c` becomes
/// `a AND (b OR c)`. The shared conditions can then be keys of a join.
final class CommonFactors extends RelOptRule {
    static final CommonFactors INSTANCE = new CommonFactors();

    private CommonFactors() {
        super(operand(LogicalFilter.class, any()), "CommonFactors");
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        LogicalFilter filter = call.rel(0);
        RexNode condition = RexUtil.pullFactors(filter.getCluster().getRexBuilder(), filter.getCondition());
        if (condition.equals(filter.getCondition())) return;
        call.transformTo(filter.copy(filter.getTraitSet(), filter.getInput(), condition));
    }
}
