package dev.millrace.sql.job;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.operator.ProjectSpec;
import dev.millrace.sql.operator.aggregate.Aggregators;
import dev.millrace.sql.operator.group.AggregateSpec;
import dev.millrace.sql.operator.group.ExpandSpec;
import dev.millrace.sql.operator.group.LocalAggregateSpec;
import dev.millrace.sql.operator.group.RepeatSpec;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Adds the operators of aggregates and of set operations to a job.
final class AggregateStreams {
    private final QuerySteps steps;

    AggregateStreams(QuerySteps steps) {
        this.steps = steps;
    }

    QueryStream aggregate(QueryPlan.Aggregate plan, QueryStream input) {
        boolean isPlain = plan.groupingSets().equals(List.of(plan.keys()));
        boolean hasGrouping = plan.calls().stream().anyMatch(AggregateStreams::isGrouping);
        if (isPlain && !hasGrouping) {
            return grouped(input, plan.keys(), plan.calls(), plan.rowType());
        }
        GroupingSets sets = new GroupingSets(plan, input.rowType());
        ExpandSpec expand = new ExpandSpec(input.rowType(), plan.keys(), plan.groupingSets());
        QueryStream expanded = steps.then(input, "Expand", expand, expand.rowType());
        QueryStream groups = grouped(expanded, sets.keys(), sets.calls(), sets.rowType());
        ProjectSpec project = new ProjectSpec(sets.results(), plan.rowType());
        return steps.then(groups, "Project", project, plan.rowType());
    }

    static boolean isGrouping(AggregateCall call) {
        return switch (call.function()) {
            case "GROUPING", "GROUPING_ID", "GROUP_ID" -> true;
            default -> false;
        };
    }

    /// Aggregates the rows by key, before the exchange as well if that is possible.
    QueryStream grouped(QueryStream input, List<Integer> keys, List<AggregateCall> calls, RowType rowType) {
        RowType type = input.rowType();
        boolean isLocal =
                !input.isSingle() && steps.parallelism() > 1 && calls.stream().allMatch(Aggregators::isSmall);
        if (!isLocal) {
            return steps.then(
                    steps.byHash(input, keys), "Aggregate", new AggregateSpec(type, keys, calls, false), rowType);
        }
        LocalAggregateSpec local = new LocalAggregateSpec(type, keys, calls);
        QueryStream partial = steps.then(input, "Local aggregate", local, local.rowType());
        List<Integer> leading = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) leading.add(i);
        return steps.then(
                steps.byHash(partial, leading), "Aggregate", new AggregateSpec(type, keys, calls, true), rowType);
    }

    /// Keeps one of equal rows.
    QueryStream distinct(QueryStream input) {
        return grouped(input, allColumns(input.rowType()), List.of(), input.rowType());
    }

    private static List<Integer> allColumns(RowType type) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < type.getFieldCount(); i++) columns.add(i);
        return columns;
    }

    /// Adds INTERSECT or EXCEPT: counts how often each input has a row, and repeats the row accordingly.
    QueryStream operation(QueryPlan.SetOperation plan, List<QueryStream> inputs) {
        RowType rowType = plan.rowType();
        int width = rowType.getFieldCount();
        RowType marked = extended(rowType, inputs.size(), new BooleanType(false));
        RowType counted = extended(rowType, inputs.size(), new BigIntType(false));
        List<AggregateCall> counts = new ArrayList<>();
        QueryStream all = null;
        for (int i = 0; i < inputs.size(); i++) {
            QueryStream each =
                    steps.then(inputs.get(i), "Mark input", new ProjectSpec(marks(inputs, i, rowType), marked), marked);
            all = all == null
                    ? each
                    : new QueryStream(all.stream().union(each.stream()), marked, steps.parallelism() == 1);
            counts.add(
                    new AggregateCall("COUNT", false, false, List.of(), width + i, List.of(), new BigIntType(false)));
        }
        if (all == null) throw new IllegalArgumentException("A set operation has inputs.");
        QueryStream groups = grouped(all, allColumns(rowType), counts, counted);
        RepeatSpec repeat = new RepeatSpec(plan.kind(), plan.isAll(), inputs.size(), rowType);
        return steps.then(groups, plan.kind().name(), repeat, rowType);
    }

    private static List<Expr> marks(List<QueryStream> inputs, int input, RowType rowType) {
        List<Expr> expressions = new ArrayList<>();
        RowType type = inputs.get(input).rowType();
        for (int i = 0; i < rowType.getFieldCount(); i++) {
            Expr column = new Expr.Column(i, type.getTypeAt(i));
            boolean isSame =
                    type.getTypeAt(i).copy(true).equals(rowType.getTypeAt(i).copy(true));
            expressions.add(
                    isSame ? column : new Expr.Cast(column, rowType.getTypeAt(i).copy(true), false));
        }
        for (int i = 0; i < inputs.size(); i++) expressions.add(new Expr.Literal(i == input, new BooleanType(false)));
        return expressions;
    }

    /// Returns a stream whose rows have exactly the given type.
    static QueryStream typed(QuerySteps steps, QueryStream input, RowType rowType) {
        if (input.rowType().equals(rowType)) return input;
        List<Expr> columns = columns(input.rowType(), rowType);
        return steps.then(input, "Project", new ProjectSpec(columns, rowType), rowType);
    }

    private static List<Expr> columns(RowType from, RowType rowType) {
        List<Expr> expressions = new ArrayList<>();
        for (int i = 0; i < rowType.getFieldCount(); i++) {
            Expr column = new Expr.Column(i, from.getTypeAt(i));
            boolean isSame =
                    from.getTypeAt(i).copy(true).equals(rowType.getTypeAt(i).copy(true));
            expressions.add(
                    isSame ? column : new Expr.Cast(column, rowType.getTypeAt(i).copy(true), false));
        }
        return expressions;
    }

    private static RowType extended(RowType rowType, int count, LogicalType type) {
        List<LogicalType> types = new ArrayList<>();
        for (LogicalType each : rowType.getChildren()) types.add(each.copy(true));
        for (int i = 0; i < count; i++) types.add(type);
        return RowType.of(types.toArray(new LogicalType[0]));
    }
}
