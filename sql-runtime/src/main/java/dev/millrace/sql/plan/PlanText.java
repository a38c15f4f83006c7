package dev.millrace.sql.plan;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.ExprText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes plans as indented text.
public final class PlanText {

    private PlanText() {}

    /// Returns the text of a plan, with one line per operator.
    public static String of(QueryPlan plan) {
        StringBuilder text = new StringBuilder();
        write(plan, 0, text);
        return text.toString();
    }

    private static void write(QueryPlan plan, int depth, StringBuilder text) {
        text.append("  ".repeat(depth)).append(line(plan)).append('\n');
        for (QueryPlan each : plan.inputs()) write(each, depth + 1, text);
    }

    /// Returns the line of an operator without its inputs.
    public static String line(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Scan scan ->
                "Scan " + String.join(".", scan.table())
                        + (scan.options().isEmpty()
                                ? ""
                                : " with other options: " + scan.options().keySet())
                        + (scan.filters().isEmpty() ? "" : " filter=[" + expressions(scan.filters()) + "]");
            case QueryPlan.Values values ->
                "Values "
                        + values.rows().stream()
                                .map(row -> "(" + expressions(row) + ")")
                                .collect(Collectors.joining(", "));
            case QueryPlan.Project project -> "Project " + expressions(project.expressions());
            case QueryPlan.Filter filter -> "Filter " + ExprText.of(filter.condition());
            case QueryPlan.Join join -> "Join " + word(join.kind()) + " on " + ExprText.of(join.condition());
            case QueryPlan.Correlate correlate ->
                "Correlate " + word(correlate.kind()) + " as $outer" + correlate.variable();
            case QueryPlan.Lookup lookup -> lookup(lookup);
            case QueryPlan.Snapshot snapshot -> "Snapshot at " + ExprText.of(snapshot.time());
            case QueryPlan.Unnest unnest -> "Unnest" + (unnest.withOrdinality() ? " with ordinality" : "");
            case QueryPlan.FunctionTable table ->
                "Table function " + table.function().name() + "(" + expressions(table.operands()) + ")";
            case QueryPlan.Process process -> ProcessText.of(process.clause());
            case QueryPlan.Aggregate aggregate -> aggregate(aggregate);
            case QueryPlan.Over over ->
                "Over " + over.groups().stream().map(PlanText::group).collect(Collectors.joining("; "));
            case QueryPlan.Sort sort -> sort(sort);
            case QueryPlan.SetOperation operation -> word(operation.kind()) + (operation.isAll() ? " all" : "");
            case QueryPlan.Match match -> MatchText.of(match.clause());
            case QueryPlan.Watermark watermark -> "Watermark of $" + watermark.timeColumn();
            case QueryPlan.Normalize normalize ->
                "Normalize by " + normalize.keys()
                        + (normalize.condition() == null ? "" : " where " + ExprText.of(normalize.condition()));
            case QueryPlan.Rank rank ->
                "Rank " + rank.first() + " to " + rank.last() + " by " + rank.keys() + " order " + keys(rank.order())
                        + (rank.hasNumber() ? " with number" : "");
            case QueryPlan.WindowTable window ->
                "Windows " + window.function() + " of $" + window.timeColumn() + " by " + window.keys() + ": "
                        + expressions(window.sizes());
        };
    }

    private static String lookup(QueryPlan.Lookup lookup) {
        LookupClause clause = lookup.clause();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < clause.keys().size(); i++) {
            String column = clause.tableType().getFieldNames().get(clause.keys().get(i));
            keys.add(column + " = " + ExprText.of(clause.values().get(i)));
        }
        return "Lookup join " + word(lookup.kind()) + " with " + clause.name() + " by " + String.join(", ", keys)
                + (clause.leftFilter() == null ? "" : " if " + ExprText.of(clause.leftFilter()))
                + (clause.condition() == null ? "" : " where " + ExprText.of(clause.condition()));
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String expressions(List<Expr> expressions) {
        return expressions.stream().map(ExprText::of).collect(Collectors.joining(", "));
    }

    private static String aggregate(QueryPlan.Aggregate aggregate) {
        boolean isPlain = aggregate.groupingSets().equals(List.of(aggregate.keys()));
        String sets = isPlain ? "" : " sets " + aggregate.groupingSets();
        return "Aggregate by " + aggregate.keys() + sets + ": " + calls(aggregate.calls());
    }

    private static String calls(List<AggregateCall> calls) {
        return calls.stream().map(PlanText::call).collect(Collectors.joining(", "));
    }

    private static String call(AggregateCall call) {
        String arguments = call.arguments().stream().map(each -> "$" + each).collect(Collectors.joining(", "));
        String text = call.function() + "(" + (call.isDistinct() ? "DISTINCT " : "") + arguments + ")";
        if (!call.order().isEmpty()) text += " order " + keys(call.order());
        return call.filter() == null ? text : text + " filter $" + call.filter();
    }

    private static String group(OverGroup group) {
        String frame = (group.countsRows() ? "rows " : "range ") + bound(group.lower()) + " to " + bound(group.upper());
        return calls(group.calls()) + " by " + group.keys() + " order " + keys(group.order()) + " " + frame;
    }

    private static String bound(OverGroup.Bound bound) {
        if (bound.kind() == OverGroup.BoundKind.CURRENT_ROW) return "current row";
        String distance = bound.distance() == null ? "unbounded" : ExprText.of(bound.distance());
        return distance + " " + word(bound.kind());
    }

    static String keys(List<QueryPlan.SortKey> keys) {
        return keys.stream()
                .map(key -> "$" + key.column() + (key.isDescending() ? " desc" : "")
                        + (key.areNullsFirst() == key.isDescending() ? nulls(key) : ""))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// Returns the place of nulls, which is written if nulls are not the smallest values.
    private static String nulls(QueryPlan.SortKey key) {
        return key.areNullsFirst() ? " nulls first" : " nulls last";
    }

    private static String sort(QueryPlan.Sort sort) {
        String text = "Sort " + keys(sort.keys());
        if (sort.offset() > 0) text += " offset " + sort.offset();
        return sort.fetch() == null ? text : text + " fetch " + sort.fetch();
    }
}
