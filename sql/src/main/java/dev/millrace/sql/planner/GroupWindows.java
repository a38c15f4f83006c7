package dev.millrace.sql.planner;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.TimestampType;
import java.util.ArrayList;
import java.util.List;

/// Translates group windows, such as `GROUP BY TUMBLE(ts, INTERVAL '1' HOUR)`, to windows of table functions. Calcite
/// computes the group as the call of a function, which is replaced by the start of the window.
final class GroupWindows {
    private static final int DIGITS = 3;

    private GroupWindows() {}

    /// Returns a projection in which calls of group windows are replaced.
    static QueryPlan of(QueryPlan.Project project) {
        List<Expr.Call> calls = new ArrayList<>();
        for (Expr each : project.expressions()) find(each, calls);
        if (calls.isEmpty()) return project;
        if (calls.size() > 1) throw UnsupportedPlans.of("several group windows");
        return replaced(project, calls.getFirst());
    }

    private static void find(Expr expression, List<Expr.Call> calls) {
        ColumnReferences.replaced(expression, part -> {
            if (part instanceof Expr.Call call && isWindow(call) && !calls.contains(call)) calls.add(call);
            return part;
        });
    }

    private static boolean isWindow(Expr.Call call) {
        return switch (call.function()) {
            case "$TUMBLE", "$HOP", "$SESSION" -> true;
            default -> false;
        };
    }

    private static QueryPlan replaced(QueryPlan.Project project, Expr.Call call) {
        QueryPlan input = project.input();
        int width = input.rowType().getFieldCount();
        Expr time = call.operands().getFirst();
        List<Expr> columns = new ArrayList<>();
        List<LogicalType> types = new ArrayList<>(input.rowType().getChildren());
        for (int i = 0; i < width; i++) columns.add(new Expr.Column(i, types.get(i)));
        int timeColumn = time instanceof Expr.Column column ? column.index() : width;
        if (timeColumn == width) {
            columns.add(time);
            types.add(time.type());
            input = new QueryPlan.Project(input, columns, RowType.of(types.toArray(new LogicalType[0])));
        }
        int start = types.size();
        types.add(new TimestampType(false, DIGITS));
        types.add(new TimestampType(false, DIGITS));
        QueryPlan.WindowTable windows = new QueryPlan.WindowTable(
                input,
                call.function().substring(1),
                timeColumn,
                sessionKeys(project, call),
                call.operands().subList(1, call.operands().size()),
                RowType.of(types.toArray(new LogicalType[0])));
        Expr startColumn = new Expr.Column(start, new TimestampType(false, DIGITS));
        List<Expr> expressions = new ArrayList<>();
        for (Expr each : project.expressions()) {
            expressions.add(ColumnReferences.replaced(
                    each, part -> part.equals(call) ? typed(startColumn, call.type()) : part));
        }
        return new QueryPlan.Project(windows, expressions, project.rowType());
    }

    private static Expr typed(Expr column, LogicalType type) {
        return column.type().copy(true).equals(type.copy(true)) ? column : new Expr.Cast(column, type, false);
    }

    /// Returns the columns that separate sessions: the plain columns that the projection passes on before its window.
    private static List<Integer> sessionKeys(QueryPlan.Project project, Expr.Call call) {
        List<Integer> keys = new ArrayList<>();
        if (!call.function().equals("$SESSION")) return keys;
        for (Expr each : project.expressions()) {
            if (each.equals(call)) break;
            if (each instanceof Expr.Column column) keys.add(column.index());
        }
        return keys;
    }
}
