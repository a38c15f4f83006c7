package dev.millrace.sql.operator.correlate;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.expression.Evaluation;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.operator.OperatorFaults;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.group.GroupedAggregates;
import dev.millrace.sql.operator.spill.BatchReader;
import dev.millrace.sql.operator.spill.RowSorter;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs a plan on the heap for one outer row after the other. Not thread-safe.
///
/// Expressions see the outer row in front of the columns of their input.
final class CorrelatedPlan {
    private final OperatorServices services;
    private final Interpreter interpreter;
    private final List<RowData> scanned;
    private final int outerWidth;
    /// The index of the first column of the row of each variable.
    private final Map<Integer, Integer> variables;
    private final Map<Expr, Evaluation> evaluations = new IdentityHashMap<>();
    private final Map<QueryPlan.FunctionTable, FunctionRows> functions = new IdentityHashMap<>();
    private final Map<QueryPlan, CorrelatedPlan> inner = new IdentityHashMap<>();

    /// @param variable the number by which the plan refers to the outer row
    /// @param width the number of columns of the outer row
    /// @param scanned the rows that the only scan of the plan reads
    CorrelatedPlan(OperatorServices services, int variable, int width, List<RowData> scanned) {
        this(services, Map.of(variable, 0), width, scanned);
    }

    private CorrelatedPlan(
            OperatorServices services, Map<Integer, Integer> variables, int outerWidth, List<RowData> scanned) {
        this.services = services;
        this.interpreter = services.settings().interpreter();
        this.variables = variables;
        this.outerWidth = outerWidth;
        this.scanned = scanned;
    }

    /// Returns the rows of a plan for an outer row.
    List<RowData> rows(QueryPlan plan, RowData outer) {
        return switch (plan) {
            case QueryPlan.Scan _ -> scanned;
            case QueryPlan.Values values -> values(values, outer);
            case QueryPlan.Project project -> {
                List<RowData> rows = new ArrayList<>();
                for (RowData each : rows(project.input(), outer)) {
                    rows.add(row(project.expressions(), joined(outer, each)));
                }
                yield rows;
            }
            case QueryPlan.Filter filter -> filter(filter, outer);
            case QueryPlan.FunctionTable table -> called(table, outer);
            case QueryPlan.Unnest unnest -> UnnestedRows.of(unnest, rows(unnest.input(), outer));
            case QueryPlan.Snapshot snapshot -> rows(snapshot.input(), outer);
            case QueryPlan.Join join -> join(join, outer);
            case QueryPlan.Correlate correlate -> correlate(correlate, outer);
            case QueryPlan.Sort sort -> sort(sort, outer);
            case QueryPlan.Aggregate aggregate
            when aggregate.groupingSets().equals(List.of(aggregate.keys())) -> aggregate(aggregate, outer);
            case QueryPlan.SetOperation union
            when union.kind() == QueryPlan.SetKind.UNION && union.isAll() -> {
                List<RowData> rows = new ArrayList<>();
                for (QueryPlan each : union.inputs()) rows.addAll(rows(each, outer));
                yield rows;
            }
            default ->
                throw OperatorFaults.UNSUPPORTED
                        .what(
                                "The operator %s cannot be run once per row of another table.",
                                plan.getClass().getSimpleName())
                        .fix("Write the subquery without columns of the outer query, or as a join.");
        };
    }

    private RowData joined(RowData outer, RowData row) {
        return new JoinedRow(outer, outerWidth, row);
    }

    private @Nullable Object value(Expr expression, RowData row) {
        return evaluations
                .computeIfAbsent(expression, each -> interpreter.evaluation(moved(each)))
                .of(row);
    }

    /// Moves the columns behind those of the outer row, and replaces references to outer rows by columns.
    private Expr moved(Expr expression) {
        return ColumnReferences.replaced(expression, leaf -> {
            if (leaf instanceof Expr.Column column) return new Expr.Column(column.index() + outerWidth, column.type());
            if (!(leaf instanceof Expr.Call call) || !call.function().equals(Expr.OUTER_COLUMN)) return leaf;
            int variable = number(call.operands().getFirst());
            int index = number(call.operands().get(1));
            Integer first = variables.get(variable);
            if (first == null) throw new IllegalStateException("Nothing has the variable " + variable + ".");
            return new Expr.Column(first + index, call.type());
        });
    }

    private static int number(Expr literal) {
        return literal instanceof Expr.Literal known && known.value() instanceof Number number ? number.intValue() : -1;
    }

    private RowData row(List<Expr> expressions, RowData row) {
        GenericRowData result = new GenericRowData(expressions.size());
        for (int i = 0; i < expressions.size(); i++) result.setField(i, value(expressions.get(i), row));
        return result;
    }

    private List<RowData> values(QueryPlan.Values values, RowData outer) {
        List<RowData> rows = new ArrayList<>();
        RowData input = joined(outer, new GenericRowData(0));
        for (List<Expr> each : values.rows()) rows.add(row(each, input));
        return rows;
    }

    private List<RowData> filter(QueryPlan.Filter filter, RowData outer) {
        List<RowData> rows = new ArrayList<>();
        for (RowData each : rows(filter.input(), outer)) {
            if (Boolean.TRUE.equals(value(filter.condition(), joined(outer, each)))) rows.add(each);
        }
        return rows;
    }

    private List<RowData> called(QueryPlan.FunctionTable table, RowData outer) {
        FunctionRows function = functions.computeIfAbsent(table, each -> {
            Evaluation[] operands = each.operands().stream()
                    .map(operand -> interpreter.evaluation(moved(operand)))
                    .toArray(Evaluation[]::new);
            return new FunctionRows(each, interpreter, operands);
        });
        List<RowData> rows = new ArrayList<>();
        for (RowData each : rows(table.input(), outer)) rows.addAll(function.of(joined(outer, each)));
        return rows;
    }

    private List<RowData> join(QueryPlan.Join join, RowData outer) {
        List<RowData> results = new ArrayList<>();
        List<RowData> rights = rows(join.right(), outer);
        int width = join.left().rowType().getFieldCount();
        for (RowData left : rows(join.left(), outer)) {
            boolean isMatched = false;
            for (RowData right : rights) {
                RowData both = new JoinedRow(left, width, right);
                if (!Boolean.TRUE.equals(value(join.condition(), joined(outer, both)))) continue;
                isMatched = true;
                if (join.kind() == JoinKind.INNER || join.kind() == JoinKind.LEFT) results.add(both);
            }
            addUnmatched(join, left, isMatched, results);
        }
        return results;
    }

    private static void addUnmatched(QueryPlan.Join join, RowData left, boolean isMatched, List<RowData> results) {
        switch (join.kind()) {
            case INNER -> {}
            case LEFT -> {
                int width = join.left().rowType().getFieldCount();
                int rightWidth = join.right().rowType().getFieldCount();
                if (!isMatched) results.add(new JoinedRow(left, width, new GenericRowData(rightWidth)));
            }
            case SEMI -> {
                if (isMatched) results.add(left);
            }
            case ANTI -> {
                if (!isMatched) results.add(left);
            }
            default ->
                throw OperatorFaults.UNSUPPORTED
                        .what("A %s JOIN cannot be run once per row of another table.", join.kind())
                        .fix("Write the subquery as a join.");
        }
    }

    private List<RowData> correlate(QueryPlan.Correlate correlate, RowData outer) {
        int width = correlate.left().rowType().getFieldCount();
        CorrelatedPlan plan = inner.computeIfAbsent(correlate, _ -> {
            Map<Integer, Integer> known = new HashMap<>(variables);
            known.put(correlate.variable(), outerWidth);
            return new CorrelatedPlan(services, known, outerWidth + width, scanned);
        });
        List<RowData> results = new ArrayList<>();
        for (RowData left : rows(correlate.left(), outer)) {
            List<RowData> found = plan.rows(correlate.right(), joined(outer, left));
            for (RowData each : found) results.add(new JoinedRow(left, width, each));
            if (!found.isEmpty() || correlate.kind() != JoinKind.LEFT) continue;
            int rightWidth = correlate.right().rowType().getFieldCount();
            results.add(new JoinedRow(left, width, new GenericRowData(rightWidth)));
        }
        return results;
    }

    private List<RowData> sort(QueryPlan.Sort sort, RowData outer) {
        List<RowData> rows = rows(sort.input(), outer);
        if (!sort.keys().isEmpty()) {
            RowSorter sorter = new RowSorter(services.files(), sort.rowType(), sort.keys(), Long.MAX_VALUE);
            sorter.add(batch(rows, sort.rowType()));
            BatchReader sorted = sorter.sorted();
            rows = new ArrayList<>();
            for (ColumnBatch each = sorted.next(); each != null; each = sorted.next()) addAll(each, rows);
        }
        int from = (int) Math.min(sort.offset(), rows.size());
        Long fetch = sort.fetch();
        int to = fetch == null ? rows.size() : (int) Math.min(from + fetch, rows.size());
        return rows.subList(from, to);
    }

    private List<RowData> aggregate(QueryPlan.Aggregate aggregate, RowData outer) {
        RowType input = aggregate.input().rowType();
        GroupedAggregates groups = new GroupedAggregates(
                input, aggregate.keys(), aggregate.calls(), services.settings().users());
        List<RowData> rows = rows(aggregate.input(), outer);
        if (!rows.isEmpty()) groups.add(batch(rows, input));
        groups.addOnlyGroup();
        List<RowData> results = new ArrayList<>();
        if (groups.size() > 0) addAll(groups.results(0, groups.size()), results);
        return results;
    }

    private static ColumnBatch batch(List<RowData> rows, RowType type) {
        BatchBuilder builder = new BatchBuilder(type, Math.max(1, rows.size()));
        for (RowData each : rows) builder.append(each);
        return builder.build();
    }

    private static void addAll(ColumnBatch batch, List<RowData> rows) {
        for (int i = 0; i < batch.size(); i++) rows.add(batch.row(i));
    }
}
