package dev.millrace.sql.changelog;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.stream.StreamFaults;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Replaces INTERSECT and EXCEPT by aggregates that count how often each input has a row, and UNION by an aggregate
/// that keeps one of equal rows.
final class SetOperations {
    private static final LogicalType COUNT = new BigIntType(false);
    private static final LogicalType FLAG = new BooleanType(false);

    private SetOperations() {}

    static QueryPlan of(QueryPlan.SetOperation operation) {
        if (operation.kind() == QueryPlan.SetKind.UNION) return operation.isAll() ? operation : distinct(operation);
        if (operation.isAll()) throw StreamFaults.notYet(operation.kind() + " ALL");
        return counted(operation);
    }

    private static QueryPlan distinct(QueryPlan.SetOperation operation) {
        RowType type = operation.rowType();
        List<Integer> keys = columns(type);
        QueryPlan all = new QueryPlan.SetOperation(QueryPlan.SetKind.UNION, true, operation.inputs(), type);
        return new QueryPlan.Aggregate(all, keys, List.of(keys), List.of(), type);
    }

    private static List<Integer> columns(RowType type) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < type.getFieldCount(); i++) columns.add(i);
        return columns;
    }

    private static QueryPlan counted(QueryPlan.SetOperation operation) {
        RowType type = operation.rowType();
        int width = type.getFieldCount();
        int inputs = operation.inputs().size();
        RowType marked = extended(type, inputs, FLAG);
        List<QueryPlan> parts = new ArrayList<>();
        List<AggregateCall> calls = new ArrayList<>();
        Expr condition = null;
        for (int i = 0; i < inputs; i++) {
            parts.add(new QueryPlan.Project(operation.inputs().get(i), marks(operation, i), marked));
            calls.add(new AggregateCall("COUNT", false, false, List.of(), width + i, List.of(), COUNT));
            boolean isWanted = i == 0 || operation.kind() == QueryPlan.SetKind.INTERSECT;
            Expr test = new Expr.Call(
                    isWanted ? ">" : "=",
                    List.of(new Expr.Column(width + i, COUNT), new Expr.Literal(0L, COUNT)),
                    FLAG);
            condition = condition == null ? test : new Expr.Call("AND", List.of(condition, test), FLAG);
        }
        if (condition == null) throw new IllegalArgumentException("A set operation has inputs.");
        QueryPlan all = new QueryPlan.SetOperation(QueryPlan.SetKind.UNION, true, parts, marked);
        List<Integer> keys = columns(type);
        RowType counted = extended(type, inputs, COUNT);
        QueryPlan counts = new QueryPlan.Aggregate(all, keys, List.of(keys), calls, counted);
        List<Expr> results = new ArrayList<>();
        for (int i = 0; i < width; i++) results.add(new Expr.Column(i, counted.getTypeAt(i)));
        return new QueryPlan.Project(new QueryPlan.Filter(counts, condition), results, type);
    }

    private static List<Expr> marks(QueryPlan.SetOperation operation, int input) {
        RowType from = operation.inputs().get(input).rowType();
        RowType to = operation.rowType();
        List<Expr> columns = new ArrayList<>();
        for (int i = 0; i < to.getFieldCount(); i++) {
            Expr column = new Expr.Column(i, from.getTypeAt(i));
            LogicalType wanted = to.getTypeAt(i).copy(true);
            columns.add(from.getTypeAt(i).copy(true).equals(wanted) ? column : new Expr.Cast(column, wanted, false));
        }
        for (int i = 0; i < operation.inputs().size(); i++) columns.add(new Expr.Literal(i == input, FLAG));
        return columns;
    }

    private static RowType extended(RowType rowType, int count, LogicalType type) {
        List<LogicalType> types = new ArrayList<>();
        for (LogicalType each : rowType.getChildren()) types.add(each.copy(true));
        for (int i = 0; i < count; i++) types.add(type);
        return RowType.of(types.toArray(new LogicalType[0]));
    }
}
