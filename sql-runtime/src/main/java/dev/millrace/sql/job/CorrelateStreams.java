package dev.millrace.sql.job;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.operator.OperatorFaults;
import dev.millrace.sql.operator.correlate.CorrelateSpec;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.OuterReferences;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.types.logical.BooleanType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Adds correlations to a job: as joins if that is possible, otherwise as a plan that runs once per row.
final class CorrelateStreams {
    private static final Expr TRUE = new Expr.Literal(true, new BooleanType(false));

    private final QuerySteps steps;
    private final Function<QueryPlan, QueryStream> streams;

    /// @param streams returns the stream of a plan
    CorrelateStreams(QuerySteps steps, Function<QueryPlan, QueryStream> streams) {
        this.steps = steps;
        this.streams = streams;
    }

    QueryStream correlate(QueryPlan.Correlate plan) {
        QueryPlan.Join join = join(plan);
        if (join != null) return streams.apply(join);
        List<QueryPlan> tables = new ArrayList<>();
        QueryPlan right = withoutTables(plan.right(), tables);
        QueryStream left = streams.apply(plan.left());
        if (tables.size() > 1) {
            throw OperatorFaults.UNSUPPORTED
                    .what("A subquery reads %d tables once per row of the outer query.", tables.size())
                    .fix("Write the subquery as a join.");
        }
        QueryStream rows = tables.isEmpty() ? null : streams.apply(tables.getFirst());
        CorrelateSpec spec = new CorrelateSpec(
                left.rowType(),
                right,
                plan.variable(),
                plan.kind(),
                rows == null ? null : rows.rowType(),
                plan.rowType());
        if (rows == null) return steps.then(left, "Correlate", spec, plan.rowType());
        return steps.join(steps.spread(left), steps.broadcast(rows), "Correlate", spec, plan.rowType());
    }

    /// Returns the join that does the same; null if there is none.
    private static QueryPlan.@Nullable Join join(QueryPlan.Correlate plan) {
        int width = plan.left().rowType().getFieldCount();
        List<Expr> conditions = new ArrayList<>();
        QueryPlan right = plan.right();
        while (true) {
            if (right instanceof QueryPlan.Snapshot snapshot) {
                right = snapshot.input();
            } else if (right instanceof QueryPlan.Filter filter) {
                conditions.add(joined(filter.condition(), plan.variable(), width));
                right = filter.input();
            } else {
                break;
            }
        }
        if (OuterReferences.areIn(right)) return null;
        for (Expr each : conditions) if (OuterReferences.areIn(each)) return null;
        Expr condition = conditions.isEmpty()
                ? TRUE
                : conditions.size() == 1
                        ? conditions.getFirst()
                        : new Expr.Call("AND", conditions, new BooleanType(true));
        return new QueryPlan.Join(plan.left(), right, plan.kind(), condition, plan.rowType());
    }

    private static Expr joined(Expr condition, int variable, int width) {
        return ColumnReferences.replaced(condition, leaf -> {
            if (leaf instanceof Expr.Column column) return new Expr.Column(column.index() + width, column.type());
            return OuterReferences.isOf(leaf, variable)
                    ? new Expr.Column(OuterReferences.column(leaf), leaf.type())
                    : leaf;
        });
    }

    /// Replaces the largest parts of a plan that read tables but no outer row.
    private static QueryPlan withoutTables(QueryPlan plan, List<QueryPlan> tables) {
        if (!hasScan(plan)) return plan;
        if (!OuterReferences.areIn(plan)) {
            tables.add(plan);
            return new QueryPlan.Scan(List.of("rows"), Map.of(), plan.rowType());
        }
        return switch (plan) {
            case QueryPlan.Project project ->
                new QueryPlan.Project(withoutTables(project.input(), tables), project.expressions(), project.rowType());
            case QueryPlan.Filter filter ->
                new QueryPlan.Filter(withoutTables(filter.input(), tables), filter.condition());
            case QueryPlan.Snapshot snapshot -> withoutTables(snapshot.input(), tables);
            case QueryPlan.Sort sort ->
                new QueryPlan.Sort(withoutTables(sort.input(), tables), sort.keys(), sort.offset(), sort.fetch());
            case QueryPlan.Aggregate aggregate ->
                new QueryPlan.Aggregate(
                        withoutTables(aggregate.input(), tables),
                        aggregate.keys(),
                        aggregate.groupingSets(),
                        aggregate.calls(),
                        aggregate.rowType());
            case QueryPlan.Join join ->
                new QueryPlan.Join(
                        withoutTables(join.left(), tables),
                        withoutTables(join.right(), tables),
                        join.kind(),
                        join.condition(),
                        join.rowType());
            case QueryPlan.Correlate correlate ->
                new QueryPlan.Correlate(
                        withoutTables(correlate.left(), tables),
                        withoutTables(correlate.right(), tables),
                        correlate.variable(),
                        correlate.kind(),
                        correlate.rowType());
            default -> plan;
        };
    }

    private static boolean hasScan(QueryPlan plan) {
        return plan instanceof QueryPlan.Scan || plan.inputs().stream().anyMatch(CorrelateStreams::hasScan);
    }
}
