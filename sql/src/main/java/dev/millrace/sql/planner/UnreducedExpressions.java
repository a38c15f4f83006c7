package dev.millrace.sql.planner;

import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;

/// Leaves constant expressions as they are, because Calcite's own evaluator differs from Flink's semantics.
final class UnreducedExpressions implements RexExecutor {

    @Override
    public void reduce(RexBuilder builder, List<RexNode> constants, List<RexNode> reduced) {
        reduced.addAll(constants);
    }
}
