package dev.millrace.sql.changelog;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.MatchExpression;
import dev.millrace.sql.plan.MatchValue;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.types.logical.TimestampKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Finds the columns of operators that are time attributes. An operator that may emit rows in another order than that
/// of their times has none.
final class TimeColumns {
    private TimeColumns() {}

    /// Returns the kind of each column.
    ///
    /// @param inputs the kinds of the columns of each input
    static List<TimestampKind> of(QueryPlan plan, List<List<TimestampKind>> inputs) {
        return switch (plan) {
            case QueryPlan.Watermark watermark -> {
                List<TimestampKind> times = new ArrayList<>(
                        inputs.getFirst().subList(0, watermark.rowType().getFieldCount()));
                times.set(watermark.timeColumn(), TimestampKind.ROWTIME);
                yield times;
            }
            case QueryPlan.Project project -> {
                List<TimestampKind> times = new ArrayList<>();
                for (Expr each : project.expressions()) times.add(kind(each, inputs.getFirst()));
                yield times;
            }
            case QueryPlan.Filter _, QueryPlan.Sort _, QueryPlan.Snapshot _, QueryPlan.Normalize _ -> inputs.getFirst();
            case QueryPlan.Rank _, QueryPlan.Over _, QueryPlan.Unnest _ -> extended(inputs.getFirst(), plan);
            case QueryPlan.Correlate _, QueryPlan.Lookup _ -> extended(inputs.getFirst(), plan);
            case QueryPlan.WindowTable _ -> windows(plan, inputs.getFirst());
            case QueryPlan.Match match -> matched(match, inputs.getFirst());
            case QueryPlan.SetOperation _ -> common(plan, inputs);
            case QueryPlan.Process process -> {
                List<TimestampKind> times = extended(List.of(), plan);
                if (process.clause().hasRowtime()) times.set(times.size() - 1, TimestampKind.ROWTIME);
                yield times;
            }
            case QueryPlan.Aggregate aggregate -> {
                List<TimestampKind> times = new ArrayList<>();
                for (int each : aggregate.keys()) times.add(inputs.getFirst().get(each));
                yield extended(times, plan);
            }
            default -> extended(List.of(), plan);
        };
    }

    private static TimestampKind kind(Expr expression, List<TimestampKind> input) {
        return switch (expression) {
            case Expr.Column column -> input.get(column.index());
            case Expr.Call call when call.function().equals("PROCTIME") -> TimestampKind.PROCTIME;
            default -> TimestampKind.REGULAR;
        };
    }

    /// Returns the times of the keys and measures. The times of matches grow like those of their last rows.
    private static List<TimestampKind> matched(QueryPlan.Match match, List<TimestampKind> input) {
        List<TimestampKind> times =
                new ArrayList<>(Collections.nCopies(match.clause().keys().size(), TimestampKind.REGULAR));
        int width = input.size();
        for (MatchExpression each : match.clause().measures()) {
            boolean isPlain = each.result() instanceof Expr.Column column && column.index() == width;
            MatchValue value =
                    isPlain && each.values().size() == 1 ? each.values().getFirst() : null;
            times.add(
                    switch (value) {
                        case MatchValue.Rowtime _ -> TimestampKind.ROWTIME;
                        case MatchValue.Proctime _ -> TimestampKind.PROCTIME;
                        case null, default -> TimestampKind.REGULAR;
                    });
        }
        return times;
    }

    private static List<TimestampKind> extended(List<TimestampKind> first, QueryPlan plan) {
        int width = plan.rowType().getFieldCount();
        List<TimestampKind> times = new ArrayList<>(first.subList(0, Math.min(width, first.size())));
        times.addAll(Collections.nCopies(width - times.size(), TimestampKind.REGULAR));
        return times;
    }

    /// Returns the columns of the input, and window_start, window_end and window_time, of which the last one is a
    /// time attribute.
    private static List<TimestampKind> windows(QueryPlan plan, List<TimestampKind> input) {
        QueryPlan.WindowTable window = (QueryPlan.WindowTable) plan;
        List<TimestampKind> times = extended(input, plan);
        boolean hasTime = times.size() > input.size() + 2;
        if (hasTime) times.set(times.size() - 1, input.get(window.timeColumn()));
        return times;
    }

    private static List<TimestampKind> common(QueryPlan plan, List<List<TimestampKind>> inputs) {
        List<TimestampKind> times = new ArrayList<>();
        for (int i = 0; i < plan.rowType().getFieldCount(); i++) {
            int column = i;
            TimestampKind kind = inputs.getFirst().get(i);
            boolean isSame = inputs.stream().allMatch(each -> each.get(column) == kind);
            times.add(isSame ? kind : TimestampKind.REGULAR);
        }
        return times;
    }
}
