package dev.millrace.sql.changelog;

import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.PlanInputs;
import dev.millrace.sql.plan.QueryPlan;
import java.util.List;

/// Replaces patterns of operators by operators of continuous queries: row numbers with a bound by Top-N, and a sort
/// with a limit by Top-N without partitions.
final class StreamRewrites {
    private final Tables tables;
    private final UpsertKeys keys;

    StreamRewrites(Tables tables, UpsertKeys keys) {
        this.tables = tables;
        this.keys = keys;
    }

    /// Returns the plan with replaced patterns.
    QueryPlan of(QueryPlan plan) {
        QueryPlan replaced = PlanInputs.replaced(plan, this::of);
        return switch (replaced) {
            case QueryPlan.Sort sort when sort.fetch() != null -> limit(sort);
            case QueryPlan.Scan scan -> scan(scan);
            case QueryPlan.Process process -> ProcessChanges.direct(process);
            case QueryPlan.Correlate correlate -> CorrelateRewrite.of(correlate, tables);
            case QueryPlan.SetOperation operation -> SetOperations.of(operation);
            case QueryPlan.Filter filter
            when filter.input() instanceof QueryPlan.Normalize normalize -> normalized(filter, normalize);
            case QueryPlan.Filter filter -> RankPatterns.of(filter);
            case QueryPlan.Join join
            when JoinForm.hasVersionsByTime(join) ->
                PlanInputs.replaced(join, input -> input == join.right() ? versions(input) : input);
            default -> replaced;
        };
    }

    /// Completes the changes of a table whose updates come without the former rows.
    private QueryPlan scan(QueryPlan.Scan scan) {
        ChangeKinds kinds = tables.source(scan.table(), scan.options()).changes();
        List<Integer> key = keys.primaryKey(scan);
        boolean isUpsert = kinds.updates() && !kinds.befores() && !key.isEmpty();
        return isUpsert ? new QueryPlan.Normalize(scan, key, null) : scan;
    }

    /// Lets a join with versions see each change of a table. Completed changes would be compacted, so that versions
    /// of a key were missing.
    private static QueryPlan versions(QueryPlan right) {
        return switch (right) {
            case QueryPlan.Watermark _, QueryPlan.Project _ -> PlanInputs.replaced(right, StreamRewrites::versions);
            case QueryPlan.Normalize normalize when normalize.condition() == null -> normalize.input();
            default -> right;
        };
    }

    /// Filters before the changes are completed if the condition depends on the key only, and otherwise
    /// while they are.
    private static QueryPlan normalized(QueryPlan.Filter filter, QueryPlan.Normalize normalize) {
        if (normalize.condition() != null) return filter;
        boolean isOfKey = normalize.keys().containsAll(ColumnReferences.of(filter.condition()));
        if (!isOfKey) return new QueryPlan.Normalize(normalize.input(), normalize.keys(), filter.condition());
        return new QueryPlan.Normalize(
                new QueryPlan.Filter(normalize.input(), filter.condition()), normalize.keys(), null);
    }

    private static QueryPlan limit(QueryPlan.Sort sort) {
        Long fetch = sort.fetch();
        long count = fetch == null ? Long.MAX_VALUE : fetch;
        return new QueryPlan.Rank(
                sort.input(), List.of(), sort.keys(), sort.offset() + 1, sort.offset() + count, false, sort.rowType());
    }
}
