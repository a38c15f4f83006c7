package dev.millrace.sql.changelog;

import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.lookup.LookupRewrite;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.Conjunctions;
import dev.millrace.sql.plan.OuterReferences;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.TimestampKind;
import java.util.ArrayList;
import java.util.List;

/// Turns correlations into joins, if the right input depends on the left row by conditions and a time only.
final class CorrelateRewrite {
    private CorrelateRewrite() {}

    /// Returns the join that does the same, or the correlation. The time of a snapshot becomes a condition,
    /// see [JoinForm#VERSION_AT].
    static QueryPlan of(QueryPlan.Correlate plan, Tables tables) {
        if (!isOfEventTime(plan)) {
            QueryPlan lookup = LookupRewrite.of(plan, tables);
            if (lookup != null) return lookup;
        }
        int width = plan.left().rowType().getFieldCount();
        List<Expr> conditions = new ArrayList<>();
        QueryPlan right = plan.right();
        while (true) {
            if (right instanceof QueryPlan.Snapshot snapshot) {
                conditions.add(version(plan, snapshot, width));
                right = snapshot.input();
            } else if (right instanceof QueryPlan.Filter filter) {
                for (Expr each : Conjunctions.split(filter.condition())) {
                    conditions.add(joined(each, plan.variable(), width));
                }
                right = filter.input();
            } else {
                break;
            }
        }
        if (OuterReferences.areIn(right)) return plan;
        for (Expr each : conditions) if (OuterReferences.areIn(each)) return plan;
        return new QueryPlan.Join(plan.left(), right, plan.kind(), Conjunctions.all(conditions), plan.rowType());
    }

    private static Expr joined(Expr condition, int variable, int width) {
        return ColumnReferences.replaced(condition, leaf -> {
            if (leaf instanceof Expr.Column column) return new Expr.Column(column.index() + width, column.type());
            return OuterReferences.isOf(leaf, variable)
                    ? new Expr.Column(OuterReferences.column(leaf), leaf.type())
                    : leaf;
        });
    }

    /// Returns whether the right input is a version of a table at the event time of the left row.
    static boolean isOfEventTime(QueryPlan.Correlate plan) {
        QueryPlan right = plan.right();
        while (right instanceof QueryPlan.Filter filter) right = filter.input();
        return right instanceof QueryPlan.Snapshot snapshot
                && OuterReferences.isOf(snapshot.time(), plan.variable())
                && times(plan.left()).get(OuterReferences.column(snapshot.time())) == TimestampKind.ROWTIME;
    }

    private static Expr version(QueryPlan.Correlate plan, QueryPlan.Snapshot snapshot, int width) {
        List<Expr> operands = new ArrayList<>();
        Expr time = snapshot.time();
        operands.add(
                OuterReferences.isOf(time, plan.variable())
                        ? new Expr.Column(OuterReferences.column(time), time.type())
                        : time);
        boolean isColumn = operands.getFirst() instanceof Expr.Column;
        boolean isEventTime = isColumn
                && times(plan.left()).get(((Expr.Column) operands.getFirst()).index()) == TimestampKind.ROWTIME;
        int right = times(snapshot.input()).indexOf(TimestampKind.ROWTIME);
        if (isEventTime && right >= 0) {
            operands.add(new Expr.Column(right + width, snapshot.rowType().getTypeAt(right)));
        }
        return new Expr.Call(JoinForm.VERSION_AT, operands, new BooleanType(false));
    }

    private static List<TimestampKind> times(QueryPlan plan) {
        List<List<TimestampKind>> inputs = new ArrayList<>();
        for (QueryPlan each : plan.inputs()) inputs.add(times(each));
        return TimeColumns.of(plan, inputs);
    }
}
