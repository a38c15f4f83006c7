package dev.millrace.sql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Replaces the inputs of operators by plans with the same columns.
public final class PlanInputs {
    private PlanInputs() {}

    /// Returns the operator with replaced inputs.
    public static QueryPlan replaced(QueryPlan plan, UnaryOperator<QueryPlan> replacement) {
        return switch (plan) {
            case QueryPlan.Scan scan -> scan;
            case QueryPlan.Values values -> values;
            case QueryPlan.Project project ->
                new QueryPlan.Project(replacement.apply(project.input()), project.expressions(), project.rowType());
            case QueryPlan.Filter filter -> new QueryPlan.Filter(replacement.apply(filter.input()), filter.condition());
            case QueryPlan.Join join ->
                new QueryPlan.Join(
                        replacement.apply(join.left()),
                        replacement.apply(join.right()),
                        join.kind(),
                        join.condition(),
                        join.rowType());
            case QueryPlan.Correlate correlate ->
                new QueryPlan.Correlate(
                        replacement.apply(correlate.left()),
                        replacement.apply(correlate.right()),
                        correlate.variable(),
                        correlate.kind(),
                        correlate.rowType());
            case QueryPlan.Lookup lookup ->
                new QueryPlan.Lookup(
                        replacement.apply(lookup.input()), lookup.clause(), lookup.kind(), lookup.rowType());
            case QueryPlan.Snapshot snapshot ->
                new QueryPlan.Snapshot(replacement.apply(snapshot.input()), snapshot.time(), snapshot.hint());
            case QueryPlan.Unnest unnest ->
                new QueryPlan.Unnest(replacement.apply(unnest.input()), unnest.withOrdinality(), unnest.rowType());
            case QueryPlan.FunctionTable table ->
                new QueryPlan.FunctionTable(
                        replacement.apply(table.input()), table.function(), table.operands(), table.rowType());
            case QueryPlan.Aggregate aggregate ->
                new QueryPlan.Aggregate(
                        replacement.apply(aggregate.input()),
                        aggregate.keys(),
                        aggregate.groupingSets(),
                        aggregate.calls(),
                        aggregate.rowType());
            case QueryPlan.Over over ->
                new QueryPlan.Over(replacement.apply(over.input()), over.groups(), over.rowType());
            case QueryPlan.Sort sort ->
                new QueryPlan.Sort(replacement.apply(sort.input()), sort.keys(), sort.offset(), sort.fetch());
            case QueryPlan.SetOperation operation -> {
                List<QueryPlan> inputs = new ArrayList<>();
                for (QueryPlan each : operation.inputs()) inputs.add(replacement.apply(each));
                yield new QueryPlan.SetOperation(operation.kind(), operation.isAll(), inputs, operation.rowType());
            }
            case QueryPlan.Match match ->
                new QueryPlan.Match(replacement.apply(match.input()), match.clause(), match.rowType());
            case QueryPlan.Watermark _, QueryPlan.Normalize _, QueryPlan.Rank _, QueryPlan.Process _ ->
                streaming(plan, replacement);
            case QueryPlan.WindowTable window -> windowTable(window, replacement.apply(window.input()));
        };
    }

    private static QueryPlan windowTable(QueryPlan.WindowTable window, QueryPlan input) {
        return new QueryPlan.WindowTable(
                input, window.function(), window.timeColumn(), window.keys(), window.sizes(), window.rowType());
    }

    /// Returns an operator that only queries in streaming mode have, with replaced inputs.
    private static QueryPlan streaming(QueryPlan plan, UnaryOperator<QueryPlan> replacement) {
        return switch (plan) {
            case QueryPlan.Watermark watermark ->
                new QueryPlan.Watermark(
                        replacement.apply(watermark.input()),
                        watermark.timeColumn(),
                        watermark.isOfSource(),
                        watermark.rowType());
            case QueryPlan.Process process -> {
                List<QueryPlan> inputs = new ArrayList<>();
                for (QueryPlan each : process.inputs()) inputs.add(replacement.apply(each));
                yield new QueryPlan.Process(inputs, process.clause(), process.rowType());
            }
            case QueryPlan.Normalize normalize ->
                new QueryPlan.Normalize(replacement.apply(normalize.input()), normalize.keys(), normalize.condition());
            case QueryPlan.Rank rank ->
                new QueryPlan.Rank(
                        replacement.apply(rank.input()),
                        rank.keys(),
                        rank.order(),
                        rank.first(),
                        rank.last(),
                        rank.hasNumber(),
                        rank.rowType());
            default -> plan;
        };
    }
}
