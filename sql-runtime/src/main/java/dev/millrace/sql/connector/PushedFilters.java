package dev.millrace.sql.connector;

import dev.millrace.sql.plan.Conjunctions;
import dev.millrace.sql.plan.PlanInputs;
import dev.millrace.sql.plan.QueryPlan;

/// Moves conditions on the rows of tables into the sources that accept them. A table whose rows change keeps all
/// conditions in the plan, because the source cannot know which former rows an update replaces.
public final class PushedFilters {
    private final Tables tables;

    /// Creates a rewriter for the tables of a session.
    public PushedFilters(Tables tables) {
        this.tables = tables;
    }

    /// Returns a plan with the same rows, columns and types.
    public QueryPlan of(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Filter filter when filter.input() instanceof QueryPlan.Scan scan -> filtered(filter, scan);
            case QueryPlan.Snapshot snapshot -> snapshot;
            default -> PlanInputs.replaced(plan, this::of);
        };
    }

    private QueryPlan filtered(QueryPlan.Filter filter, QueryPlan.Scan scan) {
        if (!scan.filters().isEmpty()) return filter;
        TableSource source = tables.source(scan.table(), scan.options());
        if (!source.changes().isInsertOnly()) return filter;
        OfferedFilters offered = source.offer(Conjunctions.split(filter.condition()));
        if (offered.accepted().isEmpty()) return filter;
        QueryPlan.Scan pushed = new QueryPlan.Scan(scan.table(), scan.options(), offered.accepted(), scan.rowType());
        return offered.remaining().isEmpty()
                ? pushed
                : new QueryPlan.Filter(pushed, Conjunctions.all(offered.remaining()));
    }
}
