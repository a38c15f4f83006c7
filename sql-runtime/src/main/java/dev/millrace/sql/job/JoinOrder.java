package dev.millrace.sql.job;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.Conjunctions;
import dev.millrace.sql.plan.OuterReferences;
import dev.millrace.sql.plan.PlanInputs;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Chooses the order of inner joins: it joins the two parts with the smallest estimated result first, and so on.
final class JoinOrder {
    private static final int INPUTS_MIN = 3;

    private final RowEstimates estimates;

    JoinOrder(RowEstimates estimates) {
        this.estimates = estimates;
    }

    /// Is a part of the joins that are joined already.
    ///
    /// @param columns the number of each column within all inputs
    private record Part(QueryPlan plan, List<Integer> columns, double rows) {}

    /// Returns a plan with the same rows and columns.
    QueryPlan of(QueryPlan plan) {
        if (!(plan instanceof QueryPlan.Join join) || join.kind() != JoinKind.INNER) {
            return PlanInputs.replaced(plan, this::of);
        }
        List<QueryPlan> inputs = new ArrayList<>();
        List<Expr> conditions = new ArrayList<>();
        flatten(join, 0, inputs, conditions);
        List<QueryPlan> ordered = new ArrayList<>();
        for (QueryPlan each : inputs) ordered.add(of(each));
        boolean isFixed = inputs.size() < INPUTS_MIN || conditions.stream().anyMatch(OuterReferences::areIn);
        return isFixed ? PlanInputs.replaced(plan, this::of) : joined(ordered, conditions, join.rowType());
    }

    private static int flatten(QueryPlan plan, int first, List<QueryPlan> inputs, List<Expr> conditions) {
        if (plan instanceof QueryPlan.Join join && join.kind() == JoinKind.INNER) {
            int middle = flatten(join.left(), first, inputs, conditions);
            int end = flatten(join.right(), middle, inputs, conditions);
            for (Expr each : Conjunctions.split(join.condition())) {
                conditions.add(ColumnReferences.mapped(each, i -> i + first));
            }
            return end;
        }
        inputs.add(plan);
        return first + plan.rowType().getFieldCount();
    }

    private QueryPlan joined(List<QueryPlan> inputs, List<Expr> conditions, RowType rowType) {
        List<Part> parts = new ArrayList<>();
        int first = 0;
        for (QueryPlan each : inputs) {
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < each.rowType().getFieldCount(); i++) columns.add(first + i);
            first += columns.size();
            parts.add(new Part(each, columns, estimates.of(each)));
        }
        List<Expr> open = new ArrayList<>(conditions);
        while (parts.size() > 1) joinBest(parts, inputs, open);
        Part all = parts.getFirst();
        List<Expr> columns = new ArrayList<>();
        for (int i = 0; i < rowType.getFieldCount(); i++) {
            columns.add(new Expr.Column(all.columns.indexOf(i), rowType.getTypeAt(i)));
        }
        return new QueryPlan.Project(all.plan, columns, rowType);
    }

    /// Joins the two parts with the smallest result. Parts without a common condition come last.
    private void joinBest(List<Part> parts, List<QueryPlan> inputs, List<Expr> open) {
        int bestLeft = 0;
        int bestRight = 1;
        double least = Double.MAX_VALUE;
        for (int left = 0; left < parts.size(); left++) {
            for (int right = left + 1; right < parts.size(); right++) {
                double rows = rows(parts.get(left), parts.get(right), inputs, open);
                if (rows >= least) continue;
                least = rows;
                bestLeft = left;
                bestRight = right;
            }
        }
        Part right = parts.remove(bestRight);
        Part left = parts.remove(bestLeft);
        parts.add(joined(left, right, least, open));
    }

    private double rows(Part left, Part right, List<QueryPlan> inputs, List<Expr> open) {
        double rows = left.rows * right.rows;
        boolean isConnected = false;
        for (Expr each : open) {
            Set<Integer> used = ColumnReferences.of(each);
            if (!isWithin(used, left, right)) continue;
            boolean isEquality = each instanceof Expr.Call call
                    && call.function().equals("=")
                    && call.operands().stream().allMatch(Expr.Column.class::isInstance);
            isConnected |= isEquality;
            rows *= isEquality ? estimates.matching((Expr.Call) each, inputs) : estimates.selectivity(each);
        }
        // A product is the last choice. Its size decides only among products.
        return isConnected ? Math.max(1, rows) : Math.max(1, left.rows * right.rows) * 1e12;
    }

    private static boolean isWithin(Set<Integer> used, Part left, Part right) {
        boolean isOfLeft = false;
        boolean isOfRight = false;
        for (int each : used) {
            boolean isLeft = left.columns.contains(each);
            if (!isLeft && !right.columns.contains(each)) return false;
            isOfLeft |= isLeft;
            isOfRight |= !isLeft;
        }
        return isOfLeft && isOfRight;
    }

    private static Part joined(Part left, Part right, double rows, List<Expr> open) {
        List<Integer> columns = new ArrayList<>(left.columns);
        columns.addAll(right.columns);
        List<Expr> conditions = new ArrayList<>();
        for (Expr each : List.copyOf(open)) {
            if (!columns.containsAll(ColumnReferences.of(each))) continue;
            conditions.add(ColumnReferences.mapped(each, columns::indexOf));
            open.remove(each);
        }
        List<RowType.RowField> fields = new ArrayList<>(left.plan.rowType().getFields());
        fields.addAll(right.plan.rowType().getFields());
        RowType rowType = RowType.of(fields.stream()
                .map(RowType.RowField::getType)
                .toArray(dev.millrace.table.types.logical.LogicalType[]::new));
        QueryPlan plan =
                new QueryPlan.Join(left.plan, right.plan, JoinKind.INNER, Conjunctions.all(conditions), rowType);
        return new Part(plan, columns, Math.max(1, Math.min(rows, left.rows * right.rows)));
    }
}
