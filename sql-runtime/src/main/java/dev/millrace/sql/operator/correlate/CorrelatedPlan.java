package dev.millrace.sql.operator.correlate;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.RowCursor;
import dev.millrace.sql.expression.Evaluation;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorFaults;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.group.AggregateSpec;
import dev.millrace.sql.operator.spill.BatchReader;
import dev.millrace.sql.operator.spill.BatchStore;
import dev.millrace.sql.operator.spill.RowSorter;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs a plan for one outer row after the other. Rows go from operator to operator one by one. Sorts, aggregates and
/// joins inside of the plan write files if they need too much memory. Not thread-safe.
///
/// Expressions see the outer row in front of the columns of their input.
final class CorrelatedPlan {
    private static final int ROWS_PER_BATCH = 64;

    /// Takes rows. A row is valid until the method returns.
    @FunctionalInterface
    interface RowTarget {
        /// Takes a row, and returns whether more rows are wanted.
        boolean take(RowData row);
    }

    private final OperatorServices services;
    private final Interpreter interpreter;
    private final @Nullable BatchStore scanned;
    private final int outerWidth;
    /// The number of bytes that an operator inside of the plan may keep on the heap.
    private final long memoryBytes;
    /// The index of the first column of the row of each variable.
    private final Map<Integer, Integer> variables;
    private final Map<Expr, Evaluation> evaluations = new IdentityHashMap<>();
    private final Map<QueryPlan.FunctionTable, FunctionRows> functions = new IdentityHashMap<>();
    private final Map<QueryPlan, CorrelatedPlan> inner = new IdentityHashMap<>();

    /// @param variable the number by which the plan refers to the outer row
    /// @param width the number of columns of the outer row
    /// @param scanned the rows that the only scan of the plan reads; null if the plan has no scan
    CorrelatedPlan(OperatorServices services, int variable, int width, @Nullable BatchStore scanned) {
        this(services, Map.of(variable, 0), width, scanned);
    }

    private CorrelatedPlan(
            OperatorServices services, Map<Integer, Integer> variables, int outerWidth, @Nullable BatchStore scanned) {
        this.services = services;
        this.interpreter = services.settings().interpreter();
        this.memoryBytes = services.settings().memoryBytes() / 2;
        this.variables = variables;
        this.outerWidth = outerWidth;
        this.scanned = scanned;
    }

    /// Passes the rows of a plan for an outer row to a target. Returns false if the target wants no more rows.
    boolean run(QueryPlan plan, RowData outer, RowTarget to) {
        return switch (plan) {
            case QueryPlan.Scan _ -> scan(to);
            case QueryPlan.Values values -> values(values, outer, to);
            case QueryPlan.Project project ->
                run(project.input(), outer, each -> to.take(row(project.expressions(), joined(outer, each))));
            case QueryPlan.Filter filter -> {
                Expr condition = filter.condition();
                yield run(filter.input(), outer, each -> !isTrue(condition, joined(outer, each)) || to.take(each));
            }
            case QueryPlan.FunctionTable table -> {
                FunctionRows function = functionOf(table);
                yield run(table.input(), outer, each -> takeAll(function.of(joined(outer, each)), to));
            }
            case QueryPlan.Unnest unnest ->
                run(unnest.input(), outer, each -> takeAll(UnnestedRows.of(unnest, List.of(each)), to));
            case QueryPlan.Snapshot snapshot -> run(snapshot.input(), outer, to);
            case QueryPlan.Join join -> join(join, outer, to);
            case QueryPlan.Correlate correlate -> correlate(correlate, outer, to);
            case QueryPlan.Sort sort -> sort(sort, outer, to);
            case QueryPlan.Aggregate aggregate
            when aggregate.groupingSets().equals(List.of(aggregate.keys())) -> aggregate(aggregate, outer, to);
            case QueryPlan.SetOperation union
            when union.kind() == QueryPlan.SetKind.UNION && union.isAll() -> {
                boolean wantsMore = true;
                for (QueryPlan each : union.inputs()) wantsMore = wantsMore && run(each, outer, to);
                yield wantsMore;
            }
            default ->
                throw OperatorFaults.UNSUPPORTED
                        .what(
                                "The operator %s cannot be run once per row of another table.",
                                plan.getClass().getSimpleName())
                        .fix("Write the subquery without columns of the outer query, or as a join.");
        };
    }

    /// Returns the table function that a plan calls once per outer row, and in the order of these rows. Returns null if
    /// the plan calls no function in this way.
    @Nullable
    FunctionRows function(QueryPlan plan) {
        return switch (plan) {
            case QueryPlan.Project project -> function(project.input());
            case QueryPlan.Filter filter -> function(filter.input());
            case QueryPlan.FunctionTable table
            when table.input() instanceof QueryPlan.Values values
                    && values.rows().size() == 1 -> functionOf(table);
            default -> null;
        };
    }

    /// Returns the row that a table function gets for an outer row, if no other table is in front of the function.
    RowData input(RowData outer) {
        return joined(outer, new GenericRowData(1));
    }

    private boolean scan(RowTarget to) {
        BatchStore store = scanned;
        if (store == null) throw new IllegalStateException("A plan that scans rows has an input.");
        return takeAll(store.read(), to);
    }

    private static boolean takeAll(BatchReader batches, RowTarget to) {
        for (ColumnBatch each = batches.next(); each != null; each = batches.next()) {
            if (takeAll(each, to)) continue;
            batches.close();
            return false;
        }
        return true;
    }

    private static boolean takeAll(ColumnBatch batch, RowTarget to) {
        RowCursor cursor = new RowCursor();
        for (int row = 0; row < batch.size(); row++) {
            cursor.at(batch, row);
            if (!to.take(cursor)) return false;
        }
        return true;
    }

    private static boolean takeAll(List<RowData> rows, RowTarget to) {
        for (RowData each : rows) if (!to.take(each)) return false;
        return true;
    }

    private RowData joined(RowData outer, RowData row) {
        return new JoinedRow(outer, outerWidth, row);
    }

    private @Nullable Object value(Expr expression, RowData row) {
        return evaluations
                .computeIfAbsent(expression, each -> interpreter.evaluation(moved(each)))
                .of(row);
    }

    private boolean isTrue(Expr condition, RowData row) {
        return Boolean.TRUE.equals(value(condition, row));
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

    private boolean values(QueryPlan.Values values, RowData outer, RowTarget to) {
        RowData input = joined(outer, new GenericRowData(0));
        for (List<Expr> each : values.rows()) if (!to.take(row(each, input))) return false;
        return true;
    }

    private FunctionRows functionOf(QueryPlan.FunctionTable table) {
        return functions.computeIfAbsent(table, each -> {
            Evaluation[] operands = each.operands().stream()
                    .map(operand -> interpreter.evaluation(moved(operand)))
                    .toArray(Evaluation[]::new);
            return new FunctionRows(each, interpreter, operands);
        });
    }

    private boolean join(QueryPlan.Join join, RowData outer, RowTarget to) {
        check(join);
        BatchStore rights = new BatchStore(services.files(), join.right().rowType(), memoryBytes);
        collect(join.right(), outer, rights::add);
        try {
            return run(join.left(), outer, left -> join(join, left, rights, outer, to));
        } finally {
            rights.clear();
        }
    }

    private boolean join(QueryPlan.Join join, RowData left, BatchStore rights, RowData outer, RowTarget to) {
        int width = join.left().rowType().getFieldCount();
        boolean emitsRight = join.kind() == JoinKind.INNER || join.kind() == JoinKind.LEFT;
        boolean[] isMatched = new boolean[1];
        boolean[] wantsMore = {true};
        takeAll(rights.read(), right -> {
            RowData both = new JoinedRow(left, width, right);
            if (!isTrue(join.condition(), joined(outer, both))) return true;
            isMatched[0] = true;
            if (!emitsRight) return false;
            wantsMore[0] = to.take(both);
            return wantsMore[0];
        });
        return switch (join.kind()) {
            case LEFT -> isMatched[0] ? wantsMore[0] : to.take(new JoinedRow(left, width, noRow(join.right())));
            case SEMI -> !isMatched[0] || to.take(left);
            case ANTI -> isMatched[0] || to.take(left);
            default -> wantsMore[0];
        };
    }

    private static void check(QueryPlan.Join join) {
        if (join.kind() != JoinKind.RIGHT && join.kind() != JoinKind.FULL) return;
        throw OperatorFaults.UNSUPPORTED
                .what("A %s JOIN cannot be run once per row of another table.", join.kind())
                .fix("Write the subquery as a join.");
    }

    private static RowData noRow(QueryPlan plan) {
        return new GenericRowData(plan.rowType().getFieldCount());
    }

    private boolean correlate(QueryPlan.Correlate correlate, RowData outer, RowTarget to) {
        int width = correlate.left().rowType().getFieldCount();
        CorrelatedPlan plan = inner.computeIfAbsent(correlate, _ -> {
            Map<Integer, Integer> known = new HashMap<>(variables);
            known.put(correlate.variable(), outerWidth);
            return new CorrelatedPlan(services, known, outerWidth + width, scanned);
        });
        return run(correlate.left(), outer, left -> {
            boolean[] isMatched = new boolean[1];
            boolean wantsMore = plan.run(correlate.right(), joined(outer, left), each -> {
                isMatched[0] = true;
                return to.take(new JoinedRow(left, width, each));
            });
            if (isMatched[0] || correlate.kind() != JoinKind.LEFT) return wantsMore;
            return to.take(new JoinedRow(left, width, noRow(correlate.right())));
        });
    }

    private boolean sort(QueryPlan.Sort sort, RowData outer, RowTarget to) {
        Part part = new Part(sort, to);
        if (part.missing == 0) return true;
        if (sort.keys().isEmpty()) {
            run(sort.input(), outer, part);
        } else {
            RowSorter sorter = new RowSorter(services.files(), sort.rowType(), sort.keys(), memoryBytes);
            collect(sort.input(), outer, sorter::add);
            takeAll(sorter.sorted(), part);
            sorter.clear();
        }
        return part.wantsMore;
    }

    /// Passes a part of the rows on.
    private static final class Part implements RowTarget {
        private final RowTarget to;
        private long skipped;
        private long missing;
        /// Whether the target wants more rows.
        private boolean wantsMore = true;

        Part(QueryPlan.Sort sort, RowTarget to) {
            Long fetch = sort.fetch();
            this.to = to;
            this.skipped = sort.offset();
            this.missing = fetch == null ? Long.MAX_VALUE : fetch;
        }

        @Override
        public boolean take(RowData row) {
            if (skipped > 0) {
                skipped--;
                return true;
            }
            missing--;
            wantsMore = to.take(row);
            return wantsMore && missing > 0;
        }
    }

    private boolean aggregate(QueryPlan.Aggregate aggregate, RowData outer, RowTarget to) {
        boolean[] wantsMore = {true};
        OperatorServices results =
                services.inner(groups -> wantsMore[0] = wantsMore[0] && takeAll(groups, to), memoryBytes);
        AggregateSpec spec = new AggregateSpec(aggregate.input().rowType(), aggregate.keys(), aggregate.calls(), false);
        BatchOperator operator = spec.open(results);
        collect(aggregate.input(), outer, batch -> operator.process(0, batch));
        operator.finish();
        return wantsMore[0];
    }

    /// Passes the rows of a plan on in batches.
    private void collect(QueryPlan plan, RowData outer, Consumer<ColumnBatch> to) {
        BatchBuilder builder = new BatchBuilder(plan.rowType(), ROWS_PER_BATCH);
        run(plan, outer, each -> {
            builder.append(each);
            if (builder.isFull()) to.accept(builder.build());
            return true;
        });
        if (!builder.isEmpty()) to.accept(builder.build());
    }
}
