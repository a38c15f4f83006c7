package dev.millrace.sql.job;

import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.plan.QueryPlan;

/// Estimates how many rows plans return, to choose how they are joined.
final class RowEstimates {
    private static final double UNKNOWN = 1e6;
    private static final double FILTERED = 0.2;
    private static final double GROUPED = 0.2;

    private final Tables tables;

    RowEstimates(Tables tables) {
        this.tables = tables;
    }

    double of(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Scan scan -> {
                var count = tables.source(scan.table()).rowCount();
                yield count.isPresent() ? count.getAsLong() : UNKNOWN;
            }
            case QueryPlan.Values values -> values.rows().size();
            case QueryPlan.Filter filter -> of(filter.input()) * FILTERED;
            case QueryPlan.Join join -> joined(join);
            case QueryPlan.Correlate correlate -> of(correlate.left()) * 2;
            case QueryPlan.Aggregate aggregate -> aggregate.keys().isEmpty() ? 1 : of(aggregate.input()) * GROUPED;
            case QueryPlan.Sort sort -> {
                double rows = of(sort.input());
                yield sort.fetch() == null ? rows : Math.min(rows, sort.fetch());
            }
            case QueryPlan.SetOperation operation ->
                operation.inputs().stream().mapToDouble(this::of).sum();
            case QueryPlan.Project _,
                    QueryPlan.Snapshot _,
                    QueryPlan.Unnest _,
                    QueryPlan.Over _,
                    QueryPlan.WindowTable _ -> of(plan.inputs().getFirst());
        };
    }

    private double joined(QueryPlan.Join join) {
        double left = of(join.left());
        return switch (join.kind()) {
            case SEMI, ANTI -> left / 2;
            default -> Math.max(left, of(join.right()));
        };
    }
}
