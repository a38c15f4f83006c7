package dev.millrace.sql.plan;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.OverGroup.Bound;
import java.util.ArrayList;
import java.util.List;

/// Finds references of plans and expressions to the outer row of a correlation.
public final class OuterReferences {
    private OuterReferences() {}

    /// Returns whether an expression is a column of an outer row.
    public static boolean isOf(Expr expression, int variable) {
        return isAny(expression) && number((Expr.Call) expression, 0) == variable;
    }

    /// Returns the index of the column of an outer row.
    public static int column(Expr reference) {
        return number((Expr.Call) reference, 1);
    }

    private static boolean isAny(Expr expression) {
        return expression instanceof Expr.Call call && call.function().equals(Expr.OUTER_COLUMN);
    }

    private static int number(Expr.Call call, int operand) {
        return call.operands().get(operand) instanceof Expr.Literal literal && literal.value() instanceof Number number
                ? number.intValue()
                : -1;
    }

    /// Returns whether an expression refers to an outer row.
    public static boolean areIn(Expr expression) {
        List<Expr> found = new ArrayList<>();
        ColumnReferences.replaced(expression, part -> {
            if (isAny(part)) found.add(part);
            return part;
        });
        return !found.isEmpty();
    }

    /// Returns whether a plan refers to an outer row. The time of a snapshot does not count, because the only version
    /// of a bounded table is the present one.
    public static boolean areIn(QueryPlan plan) {
        for (Expr each : expressions(plan)) if (areIn(each)) return true;
        for (QueryPlan each : plan.inputs()) if (areIn(each)) return true;
        return false;
    }

    private static List<Expr> expressions(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Values values ->
                values.rows().stream().flatMap(List::stream).toList();
            case QueryPlan.Project project -> project.expressions();
            case QueryPlan.Filter filter -> List.of(filter.condition());
            case QueryPlan.FunctionTable table -> table.operands();
            case QueryPlan.Join join -> List.of(join.condition());
            case QueryPlan.WindowTable window -> window.sizes();
            case QueryPlan.Lookup lookup -> lookup.clause().values();
            case QueryPlan.Over over -> {
                List<Expr> all = new ArrayList<>();
                for (OverGroup each : over.groups()) {
                    all.addAll(each.constants());
                    for (Bound bound : List.of(each.lower(), each.upper())) {
                        if (bound.distance() != null) all.add(bound.distance());
                    }
                }
                yield all;
            }
            default -> List.of();
        };
    }
}
