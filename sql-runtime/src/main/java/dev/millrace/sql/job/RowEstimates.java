package dev.millrace.sql.job;

import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.Conjunctions;
import dev.millrace.sql.plan.QueryPlan;
import java.util.List;
import java.util.OptionalLong;

/// Estimates how many rows plans return, to choose how they are joined.
final class RowEstimates {
    private static final double UNKNOWN = 1e6;
    private static final double GROUPED = 0.2;
    private static final double LEAST = 1e-4;

    private final Tables tables;

    RowEstimates(Tables tables) {
        this.tables = tables;
    }

    /// Returns about how many rows a plan returns.
    double of(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Scan scan -> {
                OptionalLong known = tables.rowCount(scan.table());
                OptionalLong count = known.isPresent()
                        ? known
                        : tables.source(scan.table(), scan.options()).rowCount();
                double rows = count.isPresent() ? count.getAsLong() : UNKNOWN;
                yield rows * selectivity(Conjunctions.all(scan.filters()));
            }
            case QueryPlan.Values values -> values.rows().size();
            case QueryPlan.Filter filter -> of(filter.input()) * selectivity(filter.condition());
            case QueryPlan.Join join -> joined(join);
            case QueryPlan.Correlate correlate -> of(correlate.left()) * 2;
            case QueryPlan.Aggregate aggregate ->
                aggregate.keys().isEmpty() ? 1 : Math.max(1, of(aggregate.input()) * GROUPED);
            case QueryPlan.Sort sort -> {
                double rows = of(sort.input());
                yield sort.fetch() == null ? rows : Math.min(rows, sort.fetch());
            }
            case QueryPlan.SetOperation operation ->
                operation.inputs().stream().mapToDouble(this::of).sum();
            case QueryPlan.Project _,
                    QueryPlan.Snapshot _,
                    QueryPlan.Lookup _,
                    QueryPlan.Unnest _,
                    QueryPlan.FunctionTable _,
                    QueryPlan.Over _,
                    QueryPlan.WindowTable _,
                    QueryPlan.Match _,
                    QueryPlan.Process _,
                    QueryPlan.Watermark _,
                    QueryPlan.Normalize _,
                    QueryPlan.Rank _ -> of(plan.inputs().getFirst());
        };
    }

    private double joined(QueryPlan.Join join) {
        double left = of(join.left());
        return switch (join.kind()) {
            case SEMI, ANTI -> left / 2;
            default -> {
                double right = of(join.right());
                // The smaller side often has the keys of all rows of the larger one, of which some were filtered.
                double kept = Math.min(1, Math.min(left / whole(join.left()), right / whole(join.right())));
                double rows = Math.max(left, right);
                yield join.kind() == QueryPlan.JoinKind.INNER ? Math.max(1, rows * Math.max(kept, LEAST)) : rows;
            }
        };
    }

    /// Returns about how many rows a plan would return without its filters.
    private double whole(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Scan scan ->
                Math.max(1, of(new QueryPlan.Scan(scan.table(), scan.options(), scan.rowType())));
            case QueryPlan.Filter filter -> whole(filter.input());
            case QueryPlan.Project project -> whole(project.input());
            case QueryPlan.Join join ->
                switch (join.kind()) {
                    case SEMI, ANTI -> whole(join.left());
                    default -> Math.max(whole(join.left()), whole(join.right()));
                };
            default -> Math.max(1, of(plan));
        };
    }

    /// Returns the share of the pairs of rows for which two columns are equal.
    ///
    /// @param equality compares two columns
    /// @param inputs the plans whose columns are numbered one after the other
    double matching(Expr.Call equality, List<QueryPlan> inputs) {
        double most = 1;
        double least = Double.MAX_VALUE;
        for (Expr each : equality.operands()) {
            int column = ((Expr.Column) each).index();
            int input = 0;
            while (column >= inputs.get(input).rowType().getFieldCount()) {
                column -= inputs.get(input).rowType().getFieldCount();
                input++;
            }
            double whole = whole(inputs.get(input));
            least = Math.min(least, whole);
            if (isFirst(inputs.get(input), column)) most = Math.max(most, whole);
        }
        // The first column of a table is often its key. Other columns have much fewer values than rows.
        return 1 / (most > 1 ? most : Math.max(1, Math.sqrt(least)));
    }

    private static boolean isFirst(QueryPlan plan, int column) {
        return switch (plan) {
            case QueryPlan.Scan _ -> column == 0;
            case QueryPlan.Filter filter -> isFirst(filter.input(), column);
            case QueryPlan.Project project ->
                project.expressions().get(column) instanceof Expr.Column inner
                        && isFirst(project.input(), inner.index());
            case QueryPlan.Aggregate aggregate ->
                column == 0 && aggregate.keys().size() == 1;
            default -> false;
        };
    }

    /// Returns about the share of rows for which a condition is true.
    double selectivity(Expr condition) {
        double share = 1;
        for (Expr each : Conjunctions.split(condition)) share *= single(each);
        return Math.max(share, LEAST);
    }

    private double single(Expr condition) {
        if (!(condition instanceof Expr.Call call)) return 0.5;
        return switch (call.function()) {
            case "=" -> 0.08;
            case "<>", "IS NOT NULL" -> 0.9;
            case "<", "<=", ">", ">=" -> 0.4;
            case "LIKE", "SIMILAR TO" -> 0.1;
            case "IS NULL" -> 0.1;
            case "NOT" -> 1 - Math.min(0.9, selectivity(call.operands().getFirst()));
            case "OR" ->
                Math.min(
                        1,
                        call.operands().stream().mapToDouble(this::selectivity).sum());
            default -> 0.3;
        };
    }
}
