package dev.millrace.sql.plan;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.sql.plan.QueryPlan.SetKind;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Removes the columns that no operator of a plan needs, down to the scans.
public final class PrunedColumns {
    private PrunedColumns() {}

    /// Is a plan with fewer columns.
    ///
    /// @param columns the former index of each column
    private record Pruned(QueryPlan plan, List<Integer> columns) {
        int at(int former) {
            return columns.indexOf(former);
        }

        Expr mapped(Expr expression) {
            return ColumnReferences.mapped(expression, this::at);
        }

        List<Integer> mapped(List<Integer> indexes) {
            List<Integer> mapped = new ArrayList<>();
            for (int each : indexes) mapped.add(at(each));
            return mapped;
        }

        List<SortKey> mappedKeys(List<SortKey> keys) {
            List<SortKey> mapped = new ArrayList<>();
            for (SortKey each : keys) {
                mapped.add(new SortKey(at(each.column()), each.isDescending(), each.areNullsFirst()));
            }
            return mapped;
        }
    }

    /// Returns a plan with the same rows, columns and types.
    public static QueryPlan of(QueryPlan plan) {
        return whole(plan);
    }

    private static QueryPlan whole(QueryPlan plan) {
        List<Integer> all = ascending(plan.rowType().getFieldCount());
        return narrowed(pruned(plan, new TreeSet<>(all)), all, plan.rowType()).plan;
    }

    private static List<Integer> ascending(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) numbers.add(i);
        return numbers;
    }

    /// Returns a plan that has at least the wanted columns.
    private static Pruned pruned(QueryPlan plan, Set<Integer> wanted) {
        return switch (plan) {
            case QueryPlan.Scan scan -> scan(scan, wanted);
            case QueryPlan.Project project -> project(project, wanted);
            case QueryPlan.Filter filter -> {
                Set<Integer> used = union(wanted, ColumnReferences.of(filter.condition()));
                Pruned input = pruned(filter.input(), used);
                yield new Pruned(new QueryPlan.Filter(input.plan, input.mapped(filter.condition())), input.columns);
            }
            case QueryPlan.Join join -> join(join, wanted);
            case QueryPlan.Lookup lookup -> lookup(lookup, wanted);
            case QueryPlan.Aggregate aggregate -> aggregate(aggregate, wanted);
            case QueryPlan.Over over -> PrunedColumns.over(over, wanted);
            case QueryPlan.Sort sort -> {
                Set<Integer> used = new TreeSet<>(wanted);
                for (SortKey each : sort.keys()) used.add(each.column());
                Pruned input = exactly(sort.input(), used);
                yield new Pruned(
                        new QueryPlan.Sort(input.plan, input.mappedKeys(sort.keys()), sort.offset(), sort.fetch()),
                        input.columns);
            }
            case QueryPlan.Rank rank -> rank(rank, wanted);
            case QueryPlan.Watermark watermark -> watermark(watermark, wanted);
            case QueryPlan.WindowTable window -> window(window, wanted);
            case QueryPlan.SetOperation operation
            when operation.kind() == SetKind.UNION && operation.isAll() -> union(operation, wanted);
            default ->
                new Pruned(
                        PlanInputs.replaced(plan, PrunedColumns::whole),
                        ascending(plan.rowType().getFieldCount()));
        };
    }

    private static Pruned rank(QueryPlan.Rank rank, Set<Integer> wanted) {
        int width = rank.input().rowType().getFieldCount();
        Set<Integer> used = new TreeSet<>(rank.keys());
        for (int each : wanted) if (each < width) used.add(each);
        for (SortKey each : rank.order()) used.add(each.column());
        Pruned input = exactly(rank.input(), used);
        List<Integer> columns = new ArrayList<>(input.columns);
        boolean hasNumber = rank.hasNumber() && wanted.contains(width);
        if (hasNumber) columns.add(width);
        return new Pruned(
                new QueryPlan.Rank(
                        input.plan,
                        input.mapped(rank.keys()),
                        input.mappedKeys(rank.order()),
                        rank.first(),
                        rank.last(),
                        hasNumber,
                        fields(rank.rowType(), columns)),
                columns);
    }

    private static Pruned watermark(QueryPlan.Watermark watermark, Set<Integer> wanted) {
        List<Integer> columns = new ArrayList<>(union(wanted, Set.of(watermark.timeColumn())));
        Set<Integer> used = union(columns, Set.of(watermark.rowType().getFieldCount()));
        Pruned input = exactly(watermark.input(), used);
        return new Pruned(
                new QueryPlan.Watermark(
                        input.plan,
                        input.at(watermark.timeColumn()),
                        watermark.isOfSource(),
                        fields(watermark.rowType(), columns)),
                columns);
    }

    private static Pruned window(QueryPlan.WindowTable window, Set<Integer> wanted) {
        int width = window.input().rowType().getFieldCount();
        Set<Integer> used = union(window.keys(), Set.of(window.timeColumn()));
        for (int each : wanted) if (each < width) used.add(each);
        Pruned input = exactly(window.input(), used);
        List<Integer> columns = new ArrayList<>(input.columns);
        for (int i = width; i < window.rowType().getFieldCount(); i++) columns.add(i);
        return new Pruned(
                new QueryPlan.WindowTable(
                        input.plan,
                        window.function(),
                        input.at(window.timeColumn()),
                        input.mapped(window.keys()),
                        window.sizes(),
                        fields(window.rowType(), columns)),
                columns);
    }

    private static Set<Integer> union(Collection<Integer> first, Collection<Integer> second) {
        Set<Integer> all = new TreeSet<>(first);
        all.addAll(second);
        return all;
    }

    private static RowType fields(RowType type, List<Integer> columns) {
        List<RowType.RowField> fields = new ArrayList<>();
        for (int each : columns) fields.add(type.getFields().get(each));
        return new RowType(false, fields);
    }

    /// Returns a plan that has exactly the wanted columns, or one column if none is wanted.
    private static Pruned exactly(QueryPlan plan, Set<Integer> wanted) {
        List<Integer> columns = new ArrayList<>(wanted.isEmpty() ? Set.of(0) : wanted);
        return narrowed(pruned(plan, new TreeSet<>(columns)), columns, plan.rowType());
    }

    private static Pruned narrowed(Pruned pruned, List<Integer> columns, RowType former) {
        if (pruned.columns.equals(columns)) return pruned;
        List<Expr> expressions = new ArrayList<>();
        for (int each : columns) expressions.add(new Expr.Column(pruned.at(each), former.getTypeAt(each)));
        return new Pruned(new QueryPlan.Project(pruned.plan, expressions, fields(former, columns)), columns);
    }

    private static Pruned scan(QueryPlan.Scan scan, Set<Integer> wanted) {
        List<Integer> columns = new ArrayList<>(wanted.isEmpty() ? Set.of(0) : wanted);
        return narrowed(new Pruned(scan, ascending(scan.rowType().getFieldCount())), columns, scan.rowType());
    }

    private static Pruned project(QueryPlan.Project project, Set<Integer> wanted) {
        List<Integer> columns = new ArrayList<>(wanted.isEmpty() ? Set.of(0) : wanted);
        Set<Integer> used = new TreeSet<>();
        for (int each : columns)
            used.addAll(ColumnReferences.of(project.expressions().get(each)));
        Pruned input = pruned(project.input(), used);
        List<Expr> expressions = new ArrayList<>();
        for (int each : columns)
            expressions.add(input.mapped(project.expressions().get(each)));
        return new Pruned(merged(input.plan, expressions, fields(project.rowType(), columns)), columns);
    }

    /// Returns a projection of a plan. If the plan is a projection of plain columns, its own input is projected.
    private static QueryPlan merged(QueryPlan input, List<Expr> expressions, RowType rowType) {
        boolean isPlain = input instanceof QueryPlan.Project inner
                && inner.expressions().stream().allMatch(Expr.Column.class::isInstance);
        if (!isPlain) return new QueryPlan.Project(input, expressions, rowType);
        QueryPlan.Project inner = (QueryPlan.Project) input;
        List<Expr> direct = new ArrayList<>();
        for (Expr each : expressions) {
            direct.add(ColumnReferences.mapped(
                    each, i -> ((Expr.Column) inner.expressions().get(i)).index()));
        }
        return new QueryPlan.Project(inner.input(), direct, rowType);
    }

    private static Pruned join(QueryPlan.Join join, Set<Integer> wanted) {
        int width = join.left().rowType().getFieldCount();
        Set<Integer> lefts = new TreeSet<>();
        Set<Integer> rights = new TreeSet<>();
        for (int each : union(wanted, ColumnReferences.of(join.condition()))) {
            if (each < width) lefts.add(each);
            else rights.add(each - width);
        }
        Pruned left = exactly(join.left(), lefts);
        Pruned right = exactly(join.right(), rights);
        Expr condition = ColumnReferences.mapped(
                join.condition(), i -> i < width ? left.at(i) : left.columns.size() + right.at(i - width));
        List<Integer> columns = new ArrayList<>(left.columns);
        boolean hasBothSides = join.kind() != JoinKind.SEMI && join.kind() != JoinKind.ANTI;
        if (hasBothSides) for (int each : right.columns) columns.add(each + width);
        return new Pruned(
                new QueryPlan.Join(left.plan, right.plan, join.kind(), condition, fields(join.rowType(), columns)),
                columns);
    }

    private static Pruned lookup(QueryPlan.Lookup lookup, Set<Integer> wanted) {
        LookupClause clause = lookup.clause();
        int width = lookup.input().rowType().getFieldCount();
        Set<Integer> lefts = new TreeSet<>();
        List<Integer> results = new ArrayList<>();
        for (int each : wanted) {
            if (each < width) lefts.add(each);
            else results.add(each);
        }
        for (Expr each : clause.values()) lefts.addAll(ColumnReferences.of(each));
        if (clause.leftFilter() != null) lefts.addAll(ColumnReferences.of(clause.leftFilter()));
        if (clause.condition() != null) {
            for (int each : ColumnReferences.of(clause.condition())) if (each < width) lefts.add(each);
        }
        Pruned left = exactly(lookup.input(), lefts);
        int newWidth = left.columns.size();
        Expr condition = clause.condition() == null
                ? null
                : ColumnReferences.mapped(clause.condition(), i -> i < width ? left.at(i) : newWidth + i - width);
        List<Expr> values = new ArrayList<>();
        for (Expr each : clause.values()) values.add(left.mapped(each));
        List<Integer> columns = new ArrayList<>(left.columns);
        columns.addAll(results);
        LookupClause pruned = new LookupClause(
                clause.table(),
                clause.options(),
                clause.hint(),
                clause.tableType(),
                clause.keys(),
                values,
                clause.leftFilter() == null ? null : left.mapped(clause.leftFilter()),
                condition,
                results.stream().map(each -> clause.results().get(each - width)).toList());
        return new Pruned(
                new QueryPlan.Lookup(left.plan, pruned, lookup.kind(), fields(lookup.rowType(), columns)), columns);
    }

    private static Pruned aggregate(QueryPlan.Aggregate aggregate, Set<Integer> wanted) {
        int keys = aggregate.keys().size();
        List<Integer> columns = new ArrayList<>(ascending(keys));
        Set<Integer> used = new TreeSet<>(aggregate.keys());
        for (int i = 0; i < aggregate.calls().size(); i++) {
            boolean isOnly = columns.isEmpty() && i == aggregate.calls().size() - 1;
            if (!wanted.contains(keys + i) && !isOnly) continue;
            columns.add(keys + i);
            AggregateCall call = aggregate.calls().get(i);
            used.addAll(call.arguments());
            if (call.filter() != null) used.add(call.filter());
            for (SortKey each : call.order()) used.add(each.column());
        }
        Pruned input = exactly(aggregate.input(), used);
        List<List<Integer>> sets = new ArrayList<>();
        for (List<Integer> each : aggregate.groupingSets()) sets.add(input.mapped(each));
        List<AggregateCall> calls = new ArrayList<>();
        for (int each : columns.subList(keys, columns.size())) {
            calls.add(call(aggregate.calls().get(each - keys), input, Integer.MAX_VALUE));
        }
        return new Pruned(
                new QueryPlan.Aggregate(
                        input.plan, input.mapped(aggregate.keys()), sets, calls, fields(aggregate.rowType(), columns)),
                columns);
    }

    /// Returns a call over the columns of the pruned input.
    ///
    /// @param width the former index of the first argument that is no column but a constant
    private static AggregateCall call(AggregateCall call, Pruned input, int width) {
        List<Integer> arguments = new ArrayList<>();
        for (int each : call.arguments()) {
            arguments.add(each < width ? input.at(each) : each - width + input.columns.size());
        }
        Integer filter = call.filter() == null ? null : Integer.valueOf(input.at(call.filter()));
        return new AggregateCall(
                call.function(),
                call.isDistinct(),
                call.ignoresNulls(),
                arguments,
                filter,
                input.mappedKeys(call.order()),
                call.type(),
                call.user());
    }

    private static Pruned over(QueryPlan.Over over, Set<Integer> wanted) {
        int width = over.input().rowType().getFieldCount();
        Set<Integer> used = new TreeSet<>();
        for (int each : wanted) if (each < width) used.add(each);
        for (OverGroup each : over.groups()) {
            used.addAll(each.keys());
            for (SortKey key : each.order()) used.add(key.column());
            for (AggregateCall call : each.calls()) {
                for (int argument : call.arguments()) if (argument < width) used.add(argument);
            }
        }
        Pruned input = exactly(over.input(), used);
        List<Integer> columns = new ArrayList<>(input.columns);
        List<OverGroup> groups = new ArrayList<>();
        int at = width;
        for (OverGroup each : over.groups()) {
            List<AggregateCall> calls = new ArrayList<>();
            for (AggregateCall call : each.calls()) {
                calls.add(call(call, input, width));
                columns.add(at++);
            }
            groups.add(new OverGroup(
                    input.mapped(each.keys()),
                    input.mappedKeys(each.order()),
                    each.countsRows(),
                    each.lower(),
                    each.upper(),
                    calls,
                    each.constants()));
        }
        return new Pruned(new QueryPlan.Over(input.plan, groups, fields(over.rowType(), columns)), columns);
    }

    private static Pruned union(QueryPlan.SetOperation union, Set<Integer> wanted) {
        List<Integer> columns = new ArrayList<>(wanted.isEmpty() ? Set.of(0) : wanted);
        List<QueryPlan> inputs = new ArrayList<>();
        for (QueryPlan each : union.inputs()) inputs.add(exactly(each, new TreeSet<>(columns)).plan);
        return new Pruned(
                new QueryPlan.SetOperation(union.kind(), true, inputs, fields(union.rowType(), columns)), columns);
    }
}
