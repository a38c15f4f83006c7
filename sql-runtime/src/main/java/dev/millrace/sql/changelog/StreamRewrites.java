package dev.millrace.sql.changelog;

import dev.millrace.sql.plan.PlanInputs;
import dev.millrace.sql.plan.QueryPlan;
import java.util.List;

/// Replaces patterns of operators by operators of continuous queries: row numbers with a bound by Top-N, and a sort
/// with
/// a limit by Top-N without partitions.
final class StreamRewrites {

    /// Returns the plan with replaced patterns.
    QueryPlan of(QueryPlan plan) {
        QueryPlan replaced = PlanInputs.replaced(plan, this::of);
        return switch (replaced) {
            case QueryPlan.Sort sort when sort.fetch() != null -> limit(sort);
            case QueryPlan.Filter filter -> RankPatterns.of(filter);
            default -> replaced;
        };
    }

    private static QueryPlan limit(QueryPlan.Sort sort) {
        Long fetch = sort.fetch();
        long count = fetch == null ? Long.MAX_VALUE : fetch;
        return new QueryPlan.Rank(
                sort.input(), List.of(), sort.keys(), sort.offset() + 1, sort.offset() + count, false, sort.rowType());
    }
}
