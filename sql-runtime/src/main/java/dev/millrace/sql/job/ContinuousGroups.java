package dev.millrace.sql.job;

import dev.millrace.sql.changelog.ChangelogPlan;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.stream.StreamFaults;
import dev.millrace.sql.stream.calc.ExpandChanges;
import dev.millrace.sql.stream.calc.ProjectChanges;
import dev.millrace.sql.stream.group.GroupAggregateSpec;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

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
        GroupAggregateSpec spec = new GroupAggregateSpec(
                input.rowType(),
                keys,
                calls,
                !plan.input().kinds().isInsertOnly(),
                plan.kinds().befores(),
                rowType);
        return steps.keyed(input, keys, name(input.rowType(), keys, calls), spec, rowType);
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
        throw StreamFaults.notYet("Top-N");
    }
}
