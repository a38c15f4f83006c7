package dev.millrace.sql.changelog;

import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.lookup.LookupRewrite;
import dev.millrace.sql.plan.PlanInputs;
import dev.millrace.sql.plan.QueryPlan;

/// Finds the lookup joins of bounded queries.
public final class LookupJoins {
    private final Tables tables;

    /// Creates a finder for the tables of a session.
    public LookupJoins(Tables tables) {
        this.tables = tables;
    }

    /// Returns the plan with lookup joins instead of correlations with tables that are read by key.
    public QueryPlan of(QueryPlan plan) {
        QueryPlan replaced = PlanInputs.replaced(plan, this::of);
        if (!(replaced instanceof QueryPlan.Correlate correlate) || CorrelateRewrite.isOfEventTime(correlate)) {
            return replaced;
        }
        QueryPlan lookup = LookupRewrite.of(correlate, tables);
        return lookup == null ? replaced : lookup;
    }
}
