package dev.millrace.sql.changelog;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.Conjunctions;
import dev.millrace.sql.plan.OverGroup;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Recognises conditions on row numbers, which are Top-N.
final class RankPatterns {
    private RankPatterns() {}

    /// Is a range of row numbers, and the rest of the condition.
    private record Range(long first, long last, List<Expr> rest) {}

    /// Returns a Top-N if a filter bounds the row number of its input; otherwise the filter.
    static QueryPlan of(QueryPlan.Filter filter) {
        if (filter.input() instanceof QueryPlan.Over over) return replaced(filter, over);
        if (!(filter.input() instanceof QueryPlan.Project project)) return filter;
        if (!(project.input() instanceof QueryPlan.Over over)) return filter;
        int number = number(over);
        if (number < 0) return filter;
        for (int i = 0; i < project.expressions().size(); i++) {
            boolean isNumber = project.expressions().get(i) instanceof Expr.Column column && column.index() == number;
            if (!isNumber) continue;
            Range range = range(filter.condition(), i);
            if (range == null) continue;
            QueryPlan rank = new QueryPlan.Project(rank(over, range), project.expressions(), project.rowType());
            return filtered(rank, range.rest());
        }
        return filter;
    }

    private static QueryPlan replaced(QueryPlan.Filter filter, QueryPlan.Over over) {
        int number = number(over);
        Range range = number < 0 ? null : range(filter.condition(), number);
        return range == null ? filter : filtered(rank(over, range), range.rest());
    }

    private static QueryPlan filtered(QueryPlan rank, List<Expr> conditions) {
        return conditions.isEmpty() ? rank : new QueryPlan.Filter(rank, Conjunctions.all(conditions));
    }

    /// Returns the index of the column with the row number, if it is all that the windows compute; otherwise -1.
    private static int number(QueryPlan.Over over) {
        if (over.groups().size() != 1) return -1;
        List<AggregateCall> calls = over.groups().getFirst().calls();
        boolean isNumber = calls.size() == 1 && calls.getFirst().function().equals("ROW_NUMBER");
        return isNumber ? over.rowType().getFieldCount() - 1 : -1;
    }

    private static QueryPlan rank(QueryPlan.Over over, Range range) {
        OverGroup group = over.groups().getFirst();
        boolean isConstant = range.first() == range.last();
        QueryPlan.Rank rank = new QueryPlan.Rank(
                over.input(),
                group.keys(),
                group.order(),
                range.first(),
                range.last(),
                !isConstant,
                isConstant ? over.input().rowType() : over.rowType());
        return isConstant ? withNumber(rank, over.rowType(), range.first()) : rank;
    }

    /// Adds a column with the only row number that passes.
    private static QueryPlan withNumber(QueryPlan.Rank rank, RowType rowType, long number) {
        List<Expr> columns = new ArrayList<>();
        for (int i = 0; i < rank.rowType().getFieldCount(); i++) columns.add(new Expr.Column(i, rowType.getTypeAt(i)));
        columns.add(new Expr.Literal(number, rowType.getTypeAt(columns.size())));
        return new QueryPlan.Project(rank, columns, rowType);
    }

    private static @Nullable Range range(Expr condition, int number) {
        long first = 1;
        long last = Long.MAX_VALUE;
        List<Expr> rest = new ArrayList<>();
        for (Expr each : Conjunctions.split(condition)) {
            Long bound = each instanceof Expr.Call call && call.operands().size() == 2 ? bound(call, number) : null;
            if (bound == null) {
                rest.add(each);
                continue;
            }
            switch (direction((Expr.Call) each, number)) {
                case "<" -> last = Math.min(last, bound - 1);
                case "<=" -> last = Math.min(last, bound);
                case ">" -> first = Math.max(first, bound + 1);
                case ">=" -> first = Math.max(first, bound);
                case "=" -> {
                    first = Math.max(first, bound);
                    last = Math.min(last, bound);
                }
                default -> rest.add(each);
            }
        }
        return last == Long.MAX_VALUE ? null : new Range(first, last, rest);
    }

    private static @Nullable Long bound(Expr.Call call, int number) {
        Expr other = isNumber(call.operands().getFirst(), number)
                ? call.operands().getLast()
                : isNumber(call.operands().getLast(), number) ? call.operands().getFirst() : null;
        return other instanceof Expr.Literal literal && literal.value() instanceof Number value
                ? value.longValue()
                : null;
    }

    private static boolean isNumber(Expr expression, int number) {
        return switch (expression) {
            case Expr.Column column -> column.index() == number;
            case Expr.Cast cast -> isNumber(cast.operand(), number);
            default -> false;
        };
    }

    private static String direction(Expr.Call call, int number) {
        if (isNumber(call.operands().getFirst(), number)) return call.function();
        return switch (call.function()) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> call.function();
        };
    }
}
