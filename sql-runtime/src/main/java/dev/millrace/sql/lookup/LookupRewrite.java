package dev.millrace.sql.lookup;

import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.Conjunctions;
import dev.millrace.sql.plan.LookupClause;
import dev.millrace.sql.plan.OuterReferences;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns correlations with the present version of a table into lookup joins, if the connector of the table finds rows
/// by key.
public final class LookupRewrite {
    private final QueryPlan.Correlate plan;
    private final int width;
    private final Side side;
    private final List<Integer> keys = new ArrayList<>();
    private final List<Expr> values = new ArrayList<>();
    private final List<Expr> leftConditions = new ArrayList<>();
    private final List<Expr> rest = new ArrayList<>();

    private LookupRewrite(QueryPlan.Correlate plan, Side side) {
        this.plan = plan;
        this.width = plan.left().rowType().getFieldCount();
        this.side = side;
    }

    /// Is the right input, as expressions over a table.
    ///
    /// @param results the columns of the input
    /// @param conditions the conditions that rows of the table fulfil
    private record Side(QueryPlan.Scan scan, List<Expr> results, List<Expr> conditions) {}

    /// Returns the lookup join that does the same as a correlation; null if it reads no table by key.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the table is read by key, but the condition has no key
    public static QueryPlan.@Nullable Lookup of(QueryPlan.Correlate plan, Tables tables) {
        List<Expr> conditions = new ArrayList<>();
        QueryPlan right = plan.right();
        while (right instanceof QueryPlan.Filter filter) {
            conditions.addAll(Conjunctions.split(filter.condition()));
            right = filter.input();
        }
        if (!(right instanceof QueryPlan.Snapshot snapshot)) return null;
        Side side = side(snapshot.input());
        if (side == null
                || tables.source(side.scan.table(), side.scan.options()).lookup() == null) return null;
        LookupRewrite rewrite = new LookupRewrite(plan, side);
        for (Expr each : side.conditions) rewrite.add(ColumnReferences.mapped(each, i -> i + rewrite.width));
        for (Expr each : conditions) rewrite.add(rewrite.joined(each));
        return rewrite.lookup(snapshot);
    }

    private static @Nullable Side side(QueryPlan plan) {
        switch (plan) {
            case QueryPlan.Scan scan -> {
                List<Expr> columns = new ArrayList<>();
                for (int i = 0; i < scan.rowType().getFieldCount(); i++) {
                    columns.add(new Expr.Column(i, scan.rowType().getTypeAt(i)));
                }
                return new Side(scan, columns, List.of());
            }
            case QueryPlan.Project project -> {
                Side input = side(project.input());
                if (input == null) return null;
                List<Expr> results = new ArrayList<>();
                for (Expr each : project.expressions()) results.add(over(each, 0, input.results));
                return new Side(input.scan, results, input.conditions);
            }
            case QueryPlan.Filter filter -> {
                Side input = side(filter.input());
                if (input == null) return null;
                List<Expr> conditions = new ArrayList<>(input.conditions);
                for (Expr each : Conjunctions.split(filter.condition())) conditions.add(over(each, 0, input.results));
                return new Side(input.scan, input.results, conditions);
            }
            case QueryPlan.Watermark watermark -> {
                Side input = side(watermark.input());
                return input == null
                        ? null
                        : new Side(
                                input.scan,
                                input.results.subList(0, watermark.rowType().getFieldCount()),
                                input.conditions);
            }
            default -> {
                return null;
            }
        }
    }

    /// Returns an expression in which the columns from an index on are replaced by expressions.
    private static Expr over(Expr expression, int from, List<Expr> results) {
        return ColumnReferences.replaced(
                expression,
                leaf -> leaf instanceof Expr.Column column && column.index() >= from
                        ? ColumnReferences.mapped(results.get(column.index() - from), i -> i + from)
                        : leaf);
    }

    /// Returns a condition over the columns of the left input and those of the table.
    private Expr joined(Expr condition) {
        return ColumnReferences.replaced(condition, leaf -> {
            if (leaf instanceof Expr.Column column) {
                return ColumnReferences.mapped(side.results.get(column.index()), i -> i + width);
            }
            return OuterReferences.isOf(leaf, plan.variable())
                    ? new Expr.Column(OuterReferences.column(leaf), leaf.type())
                    : leaf;
        });
    }

    private void add(Expr condition) {
        Set<Integer> columns = ColumnReferences.of(condition);
        if (columns.stream().allMatch(each -> each < width)) {
            leftConditions.add(condition);
        } else if (!(condition instanceof Expr.Call call)
                || !call.function().equals("=")
                || !isKey(call.operands().getFirst(), call.operands().getLast())
                        && !isKey(call.operands().getLast(), call.operands().getFirst())) {
            rest.add(condition);
        }
    }

    /// Adds a column of the table to the key, if it is compared with a value of the left row or a constant.
    private boolean isKey(Expr column, Expr value) {
        if (!(withoutCast(column) instanceof Expr.Column found) || found.index() < width) return false;
        if (ColumnReferences.of(value).stream().anyMatch(each -> each >= width)) return false;
        int index = found.index() - width;
        if (keys.contains(index)) return false;
        LogicalType wanted = found.type().copy(true);
        boolean isSame = value.type().copy(true).equals(wanted);
        boolean areTexts = isText(value.type()) && isText(wanted);
        if (!isSame && !areTexts) return false;
        keys.add(index);
        values.add(isSame || value.type().is(LogicalTypeRoot.VARCHAR) ? value : new Expr.Cast(value, wanted, false));
        return true;
    }

    private static boolean isText(LogicalType type) {
        return type.isAnyOf(LogicalTypeRoot.VARCHAR, LogicalTypeRoot.CHAR);
    }

    /// Removes casts that change nothing but the length of a text and whether NULL is allowed.
    private static Expr withoutCast(Expr expression) {
        if (!(expression instanceof Expr.Cast cast)) return expression;
        LogicalType from = cast.operand().type();
        boolean isKept = from.copy(true).equals(cast.type().copy(true))
                || from.is(LogicalTypeRoot.VARCHAR) && cast.type().is(LogicalTypeRoot.VARCHAR);
        return isKept ? withoutCast(cast.operand()) : expression;
    }

    private QueryPlan.Lookup lookup(QueryPlan.Snapshot snapshot) {
        String name = String.join(".", side.scan.table());
        if (plan.kind() != JoinKind.INNER && plan.kind() != JoinKind.LEFT) {
            throw LookupFaults.JOIN
                    .what("The lookup join with %s is neither an INNER JOIN nor a LEFT JOIN.", name)
                    .fix("Use INNER JOIN or LEFT JOIN.");
        }
        if (keys.isEmpty()) {
            throw LookupFaults.JOIN
                    .what(
                            "The condition of the lookup join with %s compares no column of the table for equality.",
                            name)
                    .why("The connector finds rows by key.")
                    .fix("Add a condition such as `left.id = right.id` between columns of the same type.");
        }
        LookupHint.of(snapshot.hint());
        LookupClause clause = new LookupClause(
                side.scan.table(),
                side.scan.options(),
                snapshot.hint(),
                side.scan.rowType(),
                keys,
                values,
                leftConditions.isEmpty() ? null : Conjunctions.all(leftConditions),
                rest.isEmpty() ? null : Conjunctions.all(rest),
                side.results);
        return new QueryPlan.Lookup(plan.left(), clause, plan.kind(), plan.rowType());
    }
}
