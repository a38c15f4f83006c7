package dev.millrace.sql.planner;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.OverGroup;
import dev.millrace.sql.plan.OverGroup.Bound;
import dev.millrace.sql.plan.OverGroup.BoundKind;
import dev.millrace.sql.planner.type.LogicalTypes;
import dev.millrace.sql.planner.user.AggregateFunctions;
import dev.millrace.table.types.logical.LogicalType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.logical.LogicalWindow;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;

/// Translates functions over windows of rows.
final class WindowTranslator {
    private final ExprTranslator expressions;
    private final LogicalWindow window;

    WindowTranslator(ExprTranslator expressions, LogicalWindow window) {
        this.expressions = expressions;
        this.window = window;
    }

    /// Returns the groups of functions with the same window.
    List<OverGroup> groups() {
        List<OverGroup> groups = new ArrayList<>();
        for (LogicalWindow.Group each : window.groups) groups.add(group(each));
        return groups;
    }

    private OverGroup group(LogicalWindow.Group group) {
        List<AggregateCall> calls = new ArrayList<>();
        for (LogicalWindow.RexWinAggCall each : group.aggCalls) calls.add(call(each));
        return new OverGroup(
                List.copyOf(group.keys.asList()),
                SortKeys.of(group.orderKeys),
                group.isRows,
                bound(group.lowerBound),
                bound(group.upperBound),
                calls,
                expressions.all(window.getConstants()));
    }

    private static AggregateCall call(LogicalWindow.RexWinAggCall call) {
        List<Integer> arguments = new ArrayList<>();
        for (RexNode each : call.getOperands()) {
            if (!(each instanceof RexInputRef column)) throw UnsupportedPlans.of(call);
            arguments.add(column.getIndex());
        }
        List<LogicalType> given = new ArrayList<>();
        for (RexNode each : call.getOperands()) given.add(LogicalTypes.of(each.getType()));
        String function = AggregateFunctions.name(call.getOperator());
        return new AggregateCall(
                function,
                call.distinct,
                call.ignoreNulls,
                arguments,
                null,
                List.of(),
                LogicalTypes.of(call.getType()),
                AggregateFunctions.of(call.getOperator(), given));
    }

    private Bound bound(RexWindowBound bound) {
        if (bound.isCurrentRow()) return new Bound(BoundKind.CURRENT_ROW, null);
        BoundKind kind = bound.isPreceding() ? BoundKind.PRECEDING : BoundKind.FOLLOWING;
        RexNode offset = bound.getOffset();
        Expr distance = offset == null ? null : distance(offset);
        return new Bound(kind, distance);
    }

    /// Returns the distance, which refers to a constant behind the columns of the input.
    private Expr distance(RexNode offset) {
        int columns = window.getInput().getRowType().getFieldCount();
        boolean isConstant = offset instanceof RexInputRef reference && reference.getIndex() >= columns;
        RexNode node = isConstant ? window.getConstants().get(((RexInputRef) offset).getIndex() - columns) : offset;
        return expressions.of(node);
    }
}
