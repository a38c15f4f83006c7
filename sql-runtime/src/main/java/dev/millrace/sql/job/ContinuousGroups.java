package dev.millrace.sql.job;

import dev.millrace.sql.changelog.ChangelogPlan;
import dev.millrace.sql.changelog.RankChanges;
import dev.millrace.sql.operator.aggregate.Aggregators;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.stream.calc.ExpandChanges;
import dev.millrace.sql.stream.calc.ProjectChanges;
import dev.millrace.sql.stream.group.GroupAggregateSpec;
import dev.millrace.sql.stream.group.LocalGroupsSpec;
import dev.millrace.sql.stream.group.MergedGroupsSpec;
import dev.millrace.sql.stream.rank.EarliestRowSpec;
import dev.millrace.sql.stream.rank.LastRowSpec;
import dev.millrace.sql.stream.rank.LimitRowsSpec;
import dev.millrace.sql.stream.rank.TopRowsSpec;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Adds the aggregates, Top-N and deduplication of continuous queries to a job.
final class ContinuousGroups {
    private final ContinuousStreams streams;
    private final ContinuousSteps steps;

    /// @param streams adds the inputs
    ContinuousGroups(ContinuousStreams streams, ContinuousSteps steps) {
        this.streams = streams;
        this.steps = steps;
    }

    ContinuousStream aggregate(QueryPlan.Aggregate aggregate, ChangelogPlan plan) {
        ContinuousStream input = streams.of(plan.input());
        boolean isPlain = aggregate.groupingSets().equals(List.of(aggregate.keys()))
                && aggregate.calls().stream().noneMatch(AggregateStreams::isGrouping);
        if (isPlain) {
            return grouped(input, aggregate.keys(), aggregate.calls(), plan, aggregate.rowType());
        }
        GroupingSets sets = new GroupingSets(aggregate, input.rowType());
        ExpandChanges expand = new ExpandChanges(input.rowType(), aggregate.keys(), aggregate.groupingSets());
        ContinuousStream expanded = steps.then(input, "Expand", expand, expand.rowType());
        ContinuousStream groups = grouped(expanded, sets.keys(), sets.calls(), plan, sets.rowType());
        ProjectChanges project = new ProjectChanges(sets.results(), aggregate.rowType());
        return steps.then(groups, "Project", project, aggregate.rowType());
    }

    private ContinuousStream grouped(
            ContinuousStream input,
            List<Integer> keys,
            List<AggregateCall> calls,
            ChangelogPlan plan,
            RowType rowType) {
        String name = name(input.rowType(), keys, calls);
        boolean retracts = !plan.input().kinds().isInsertOnly();
        boolean befores = plan.kinds().befores();
        if (steps.settings().compacts() && !retracts && calls.stream().allMatch(Aggregators::isSmall)) {
            LocalGroupsSpec local = new LocalGroupsSpec(input.rowType(), keys, calls);
            ContinuousStream partials = steps.then(input, "Local " + name, local, local.rowType());
            List<Integer> leading = IntStream.range(0, keys.size()).boxed().toList();
            return steps.keyed(partials, leading, name, new MergedGroupsSpec(local, befores, rowType), rowType);
        }
        GroupAggregateSpec spec = new GroupAggregateSpec(input.rowType(), keys, calls, retracts, befores, rowType);
        return steps.keyed(input, keys, name, spec, rowType);
    }

    private static String name(RowType input, List<Integer> keys, List<AggregateCall> calls) {
        String by = keys.isEmpty() ? "" : " by " + names(input, keys);
        return calls.isEmpty() ? "Distinct" + by : keys.isEmpty() ? "Aggregate" : "Group" + by;
    }

    static String names(RowType rowType, List<Integer> columns) {
        List<String> names = new ArrayList<>();
        for (int each : columns) names.add(rowType.getFieldNames().get(each));
        return String.join(", ", names);
    }

    ContinuousStream rank(QueryPlan.Rank rank, ChangelogPlan plan) {
        ContinuousStream input = streams.of(plan.input());
        RowType type = input.rowType();
        boolean retracts = !plan.input().kinds().isInsertOnly();
        String by = rank.keys().isEmpty() ? "" : " per " + names(type, rank.keys());
        return switch (RankChanges.strategy(rank, plan.input())) {
            case FIRST_ROW, LIMIT ->
                steps.keyed(
                        input,
                        rank.keys(),
                        rank.keys().isEmpty() ? "Limit " + rank.last() : "First row" + by,
                        new LimitRowsSpec(type, rank.keys(), rank.first(), rank.last()),
                        rank.rowType());
            case LAST_ROW ->
                steps.keyed(
                        input,
                        rank.keys(),
                        "Last row" + by,
                        new LastRowSpec(type, rank.keys(), plan.kinds().befores()),
                        rank.rowType());
            case FIRST_BY_EVENT_TIME ->
                steps.keyed(
                        input,
                        rank.keys(),
                        "First row" + by,
                        new EarliestRowSpec(
                                type, rank.keys(), rank.order().getFirst().column()),
                        rank.rowType());
            case APPEND, UPDATE, RETRACT ->
                steps.keyed(
                        input,
                        rank.keys(),
                        "Top " + rank.last() + order(type, rank) + by,
                        new TopRowsSpec(
                                type,
                                rank.keys(),
                                rank.order(),
                                rank.first(),
                                rank.last(),
                                rank.hasNumber(),
                                retracts,
                                plan.kinds().befores(),
                                rank.rowType()),
                        rank.rowType());
        };
    }

    private static String order(RowType type, QueryPlan.Rank rank) {
        if (rank.order().isEmpty()) return "";
        return " by "
                + names(
                        type,
                        rank.order().stream().map(QueryPlan.SortKey::column).toList());
    }
}
